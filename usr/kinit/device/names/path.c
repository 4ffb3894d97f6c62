// SPDX-License-Identifier: GPL-2.0-only
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "device/names/path.h"

struct walk {
	const struct sysfs *sysfs;
	const char *disk;
	char at[SYSFS_PATH_SIZE]; /* the device that is looked at */
	struct disk_path *path;
	bool broken; /* something that belongs in the middle is not known */
	/* Both are needed: else another disk could have the same name. */
	bool transport, place;
};

/* "X" in front of "Y" is "X-Y". */
static void prepend(struct walk *w, char *name, const char *text)
{
	size_t len = strlen(text), old = strlen(name);

	if (len + 1 + old >= DISK_PATH_SIZE) {
		w->broken = true;
		return;
	}
	if (old) {
		memmove(name + len + 1, name, old + 1);
		name[len] = '-';
	} else {
		name[len] = '\0';
	}
	memcpy(name, text, len);
}

static void add(struct walk *w, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void add(struct walk *w, const char *format, ...)
{
	char text[DISK_PATH_SIZE];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (n < 0 || (size_t)n >= sizeof(text)) {
		w->broken = true;
		return;
	}
	prepend(w, w->path->name, text);
	if (w->path->old[0])
		prepend(w, w->path->old, text);
}

/* Goes up to the last one in a row that is of this subsystem. */
static void skip(struct walk *w, const char *subsystem)
{
	char next[SYSFS_PATH_SIZE];

	memcpy(next, w->at, sizeof(next));
	while (sysfs_up(w->sysfs, next) &&
	       sysfs_is(w->sysfs, next, subsystem, NULL))
		memcpy(w->at, next, sizeof(next));
}

/* Up to four numbers with a colon between them: host, channel, target, LUN. */
static bool scsi_address(const char *name, unsigned int address[4])
{
	for (int i = 0; i < 4; i++) {
		unsigned long n = 0;

		if (*name < '0' || *name > '9')
			return false;
		for (; *name >= '0' && *name <= '9'; name++) {
			n = n * 10 + (*name - '0');
			if (n > UINT_MAX)
				return false;
		}
		if (*name++ != (i < 3 ? ':' : '\0'))
			return false;
		address[i] = n;
	}
	return true;
}

/* A LUN of more than a byte is one of another addressing method. */
static void format_lun(char *out, size_t size, unsigned int lun)
{
	if (lun < 256)
		snprintf(out, size, "lun-%u", lun);
	else
		snprintf(out, size, "lun-0x%04x%04x00000000", lun & 0xffff,
			 lun >> 16);
}

static bool class_value(struct walk *w, const char *class, const char *name,
			const char *attribute, char *value)
{
	char path[SYSFS_PATH_SIZE];
	int n = snprintf(path, sizeof(path), "class/%s/%s", class, name);

	return n > 0 && (size_t)n < sizeof(path) &&
	       sysfs_value(w->sysfs, path, attribute, value);
}

static bool fibre_channel(struct walk *w, const char *lun)
{
	char target[SYSFS_PATH_SIZE], port[SYSFS_VALUE_SIZE];

	if (!sysfs_above(w->sysfs, w->at, "scsi", "scsi_target", target) ||
	    !class_value(w, "fc_transport", sysfs_name(target), "port_name",
			 port))
		return false;
	add(w, "fc-%s-%s", port, lun);
	return true;
}

/* An end device is on a port, which is of the adapter or of an expander. */
static bool sas(struct walk *w, const char *lun)
{
	char above[SYSFS_PATH_SIZE], end[SYSFS_PATH_SIZE];
	char phys[SYSFS_VALUE_SIZE], value[SYSFS_VALUE_SIZE];
	char address[SYSFS_VALUE_SIZE];

	if (!sysfs_above(w->sysfs, w->at, "scsi", "scsi_target", above) ||
	    !sysfs_up(w->sysfs, above))
		return false;
	memcpy(end, above, sizeof(end));
	if (!sysfs_up(w->sysfs, above) ||
	    !class_value(w, "sas_port", sysfs_name(above), "num_phys", phys))
		return false;
	/* By several ways at once: its own address has to do. */
	if (strcmp(phys, "1")) {
		if (!class_value(w, "sas_device", sysfs_name(end),
				 "sas_address", address))
			return false;
		add(w, "sas-%s-%s", address, lun);
		return true;
	}
	if (!class_value(w, "sas_device", sysfs_name(end), "phy_identifier",
			 value) ||
	    !sysfs_up(w->sysfs, above))
		return false;
	if (class_value(w, "sas_device", sysfs_name(above), "sas_address",
			address))
		add(w, "sas-exp%s-phy%s-%s", address, value, lun);
	else
		add(w, "sas-phy%s-%s", value, lun);
	return true;
}

static bool iscsi(struct walk *w, const char *lun)
{
	char above[SYSFS_PATH_SIZE], name[64];
	char target[SYSFS_VALUE_SIZE], address[SYSFS_VALUE_SIZE];
	char port[SYSFS_VALUE_SIZE];

	memcpy(above, w->at, sizeof(above));
	do {
		if (!sysfs_up(w->sysfs, above))
			return false;
	} while (strncmp(sysfs_name(above), "session", 7));
	snprintf(name, sizeof(name), "connection%s:0", sysfs_name(above) + 7);
	if (!class_value(w, "iscsi_session", sysfs_name(above), "targetname",
			 target) ||
	    !class_value(w, "iscsi_connection", name, "persistent_address",
			 address) ||
	    !class_value(w, "iscsi_connection", name, "persistent_port", port))
		return false;
	add(w, "ip-%s:%s-iscsi-%s-%s", address, port, target, lun);
	return true;
}

static bool ata(struct walk *w, const unsigned int address[4])
{
	char port_device[SYSFS_PATH_SIZE], port[SYSFS_VALUE_SIZE];

	if (!sysfs_above(w->sysfs, w->at, "scsi", "scsi_host", port_device) ||
	    !sysfs_up(w->sysfs, port_device) ||
	    !class_value(w, "ata_port", sysfs_name(port_device), "port_no",
			 port))
		return false;
	/* Behind a port multiplier, or master and slave of one cable. */
	if (address[1])
		add(w, "ata-%s.%u.0", port, address[1]);
	else
		add(w, "ata-%s.%u", port, address[2]);
	snprintf(w->path->old, sizeof(w->path->old), "ata-%.32s", port);
	return true;
}

/* The channel of Hyper-V's bus: {GUID}, of which the dashes go. */
static bool hyperv(struct walk *w, const char *lun)
{
	char host[SYSFS_PATH_SIZE], id[SYSFS_VALUE_SIZE], guid[33];
	size_t n = 0;

	if (!sysfs_above(w->sysfs, w->at, "scsi", "scsi_host", host) ||
	    !sysfs_up(w->sysfs, host) ||
	    !sysfs_value(w->sysfs, host, "device_id", id) || strlen(id) < 37 ||
	    id[0] != '{')
		return false;
	for (const char *p = id + 1; *p && *p != '}' && n < 32; p++)
		if (*p != '-')
			guid[n++] = *p;
	guid[n] = '\0';
	add(w, "vmbus-%s-%s", guid, lun);
	return true;
}

/* Hosts are counted through the system: made relative to their adapter. */
static bool scsi_default(struct walk *w, const unsigned int address[4])
{
	char host[SYSFS_PATH_SIZE], folder[SYSFS_PATH_SIZE];
	int lowest;

	if (!sysfs_above(w->sysfs, w->at, "scsi", "scsi_host", host))
		return false;
	memcpy(folder, host, sizeof(folder));
	*strrchr(folder, '/') = '\0';
	lowest = w->sysfs->lowest_host(w->sysfs, folder);
	memcpy(w->at, host, sizeof(host));
	if (lowest >= 0)
		add(w, "scsi-%u:%u:%u:%u", address[0] - (unsigned int)lowest,
		    address[1], address[2], address[3]);
	return true;
}

static bool scsi(struct walk *w)
{
	char value[SYSFS_VALUE_SIZE], lun[40];
	unsigned int address[4];

	if (!sysfs_is(w->sysfs, w->at, "scsi", "scsi_device"))
		return true;
	if (sysfs_value(w->sysfs, w->at, "ieee1394_id", value)) {
		add(w, "ieee1394-0x%s", value);
		w->place = true;
		skip(w, "scsi");
		return true;
	}
	if (!scsi_address(sysfs_name(w->at), address))
		return false;
	format_lun(lun, sizeof(lun), address[3]);
	if (strstr(w->at, "/rport-")) {
		w->place = true;
		return fibre_channel(w, lun);
	}
	if (strstr(w->at, "/end_device-")) {
		w->place = true;
		return sas(w, lun);
	}
	if (strstr(w->at, "/session")) {
		w->place = true;
		return iscsi(w, lun);
	}
	if (strstr(w->at, "/ata"))
		return ata(w, address);
	if (strstr(w->at, "/vmbus_") || strstr(w->at, "/VMBUS"))
		return hyperv(w, lun);
	return scsi_default(w, address);
}

static void usb(struct walk *w)
{
	/* 1-1.2:1.0 is port 1.2 of a bus whose number is a matter of luck. */
	const char *port = strchr(sysfs_name(w->at), '-');

	if (!port)
		return;
	add(w, "usb-0:%s", port + 1);
	skip(w, "usb");
}

static void nvme(struct walk *w)
{
	char nsid[SYSFS_VALUE_SIZE];

	if (!sysfs_value(w->sysfs, w->disk, "nsid", nsid))
		return;
	add(w, "nvme-%s", nsid);
	skip(w, "nvme");
	w->place = w->transport = true;
}

/*
 * With multipath a namespace is below no controller, but below a virtual
 * device: then it is reached by the controller that has its number.
 */
static bool nvme_subsystem(struct walk *w)
{
	char name[64], path[SYSFS_PATH_SIZE];
	const char *disk = sysfs_name(w->disk);

	snprintf(name, sizeof(name), "%.*s",
		 (int)(4 + strspn(disk + 4, "0123456789")), disk);
	if (!sysfs_follow(w->sysfs, "class/nvme", name, path))
		return false;
	memcpy(w->at, path, sizeof(path));
	nvme(w);
	return true;
}

/* Buses of which the name of the device says it all. */
static const struct bus {
	const char *subsystem;
	bool transport;
} buses[] = {
	{ "pci", false },     { "platform", true }, { "acpi", false },
	{ "xen", false },     { "scm", true },	    { "ccw", true },
	{ "ccwgroup", true }, { "iucv", true },
};

static bool visit(struct walk *w)
{
	char subsystem[32];

	sysfs_subsystem(w->sysfs, w->at, subsystem, sizeof(subsystem));
	for (size_t i = 0; i < sizeof(buses) / sizeof(*buses); i++) {
		if (strcmp(subsystem, buses[i].subsystem))
			continue;
		add(w, "%s-%s", subsystem, sysfs_name(w->at));
		skip(w, subsystem);
		w->place = true;
		w->transport |= buses[i].transport;
		return true;
	}
	if (!strcmp(subsystem, "scsi")) {
		w->transport = true;
		return scsi(w);
	}
	if (!strcmp(subsystem, "usb")) {
		w->transport = true;
		usb(w);
	} else if (!strcmp(subsystem, "virtio")) {
		w->transport = true;
		skip(w, "virtio");
	} else if (!strcmp(subsystem, "nvme")) {
		nvme(w);
	} else if (!strcmp(subsystem, "nvme-subsystem")) {
		return nvme_subsystem(w);
	}
	return true;
}

void disk_path(struct disk_path *path, const struct sysfs *sysfs,
	       const char *disk)
{
	struct walk w = { .sysfs = sysfs, .disk = disk, .path = path };
	size_t len = strlen(disk);
	bool known = len < sizeof(w.at);

	path->name[0] = path->old[0] = '\0';
	if (!known)
		return;
	memcpy(w.at, disk, len + 1);
	do {
		known = visit(&w);
	} while (known && sysfs_up(sysfs, w.at));
	if (w.broken || !w.place || !w.transport)
		path->name[0] = path->old[0] = '\0';
}
