// SPDX-License-Identifier: GPL-2.0-only
/*
 * The sources of these names are rules and programs: systemd's
 * 60-persistent-storage.rules with its ata_id, scsi_id, usb_id and path_id,
 * lvm2's 60-persistent-storage-dm.rules, mdadm's 63-md-raid-arrays.rules.
 *
 * udev asks the disk itself for some facts. Here they come from what the kernel
 * has read of the disk anyway, which is less for a few disks: an ATA disk
 * behind a USB bridge has no ata- name, only the one that begins with usb-, and
 * optical drives and the disks of s390 have no names in by-id.
 */
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "device/disk_names.h"
#include "device/names/path.h"
#include "device/names/safe.h"
#include "device/names/vpd.h"

#define NAME_SIZE 600

struct names {
	const struct sysfs *sysfs;
	const char *kernel; /* the disk's name: "sda" */
	const char *disk; /* its path in sysfs */
	char part[16]; /* "-part1", or "" for the whole disk */
	char *buf;
	size_t len;
	unsigned int n;
};

static void add(struct names *names, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Links may have folders; all else that is unsafe is replaced. */
static void add(struct names *names, const char *format, ...)
{
	char name[NAME_SIZE + sizeof(names->part)];
	va_list args;
	size_t len;
	int n;

	va_start(args, format);
	n = vsnprintf(name, NAME_SIZE, format, args);
	va_end(args);
	if (n < 0 || n >= NAME_SIZE)
		return;
	safe_replace(name, "/");
	memcpy(name + n, names->part, sizeof(names->part));
	len = strlen(name) + 1;
	if (disk_names_have(names->buf, name) ||
	    names->len + len + 1 > DISK_NAMES_SIZE)
		return;
	memcpy(names->buf + names->len, name, len);
	names->len += len;
	names->buf[names->len] = '\0';
	names->n++;
}

static bool value(const struct names *names, const char *attribute, char *buf)
{
	return sysfs_value_above(names->sysfs, names->disk, attribute, buf);
}

/* As a rule puts it into a link: of the disk, or of what it is on. */
static bool squeezed(const struct names *names, const char *attribute,
		     char *buf)
{
	char raw[SYSFS_VALUE_SIZE];

	if (!value(names, attribute, raw))
		return false;
	safe_squeeze(buf, SYSFS_VALUE_SIZE, raw, sizeof(raw));
	return buf[0];
}

/* The same of @device and no other. */
static bool squeezed_of(const struct names *names, const char *device,
			const char *attribute, char *buf)
{
	char raw[SYSFS_VALUE_SIZE];

	sysfs_value(names->sysfs, device, attribute, raw);
	safe_squeeze(buf, SYSFS_VALUE_SIZE, raw, sizeof(raw));
	return buf[0];
}

static void add_nvme(struct names *names)
{
	char wwid[SYSFS_VALUE_SIZE], model[SYSFS_VALUE_SIZE];
	char serial[SYSFS_VALUE_SIZE], nsid[SYSFS_VALUE_SIZE];

	if (squeezed(names, "wwid", wwid))
		add(names, "by-id/nvme-%s", wwid);
	if (!value(names, "model", model) || !value(names, "serial", serial))
		return;
	safe_replace(model, "");
	safe_replace(serial, "");
	/* The first is of all namespaces of the controller at once. */
	add(names, "by-id/nvme-%s_%s", model, serial);
	if (value(names, "nsid", nsid))
		add(names, "by-id/nvme-%s_%s_%s", model, serial, nsid);
}

/* Of a card, which is not the disk itself, but the next thing below it. */
static void add_card(struct names *names, const char *subsystem,
		     const char *prefix)
{
	char card[SYSFS_PATH_SIZE];
	char name[SYSFS_VALUE_SIZE], serial[SYSFS_VALUE_SIZE];

	/* The boot partitions of an eMMC are devices of their own. */
	if (strstr(names->kernel, "boot") || strstr(names->kernel, "gp"))
		return;
	if (!sysfs_above(names->sysfs, names->disk, subsystem, NULL, card))
		return;
	if (!squeezed_of(names, card, "name", name) ||
	    !squeezed_of(names, card, "serial", serial))
		return;
	add(names, "by-id/%s-%s_%s", prefix, name, serial);
}

/* Reads a page of the SCSI device's Vital Product Data. */
static size_t read_page(const struct names *names, const char *device,
			const char *page, uint8_t *buf, size_t size)
{
	char path[SYSFS_PATH_SIZE];
	int n = snprintf(path, sizeof(path), "%s/%s", device, page);

	if (n < 0 || (size_t)n >= sizeof(path))
		return 0;
	n = names->sysfs->read(names->sysfs, path, buf, (int)size);
	return n < 0 ? 0 : n;
}

static void add_wwn(struct names *names, const struct vpd_names *vpd)
{
	if (vpd->wwn[0])
		add(names, "by-id/wwn-%s", vpd->wwn);
}

static bool add_ata(struct names *names, const char *device)
{
	uint8_t page[VPD_ATA_SIZE];
	struct vpd_names vpd;
	size_t n = read_page(names, device, "vpd_pg89", page, sizeof(page));

	if (!vpd_ata(&vpd, page, n))
		return false;
	add(names, "by-id/ata-%s", vpd.serial);
	add_wwn(names, &vpd);
	return true;
}

static void add_scsi(struct names *names, const char *device,
		     const char *vendor, const char *model)
{
	uint8_t page[VPD_PAGE_SIZE];
	struct vpd_names vpd;
	size_t n = read_page(names, device, "vpd_pg83", page, sizeof(page));
	bool known = vpd_scsi_83(&vpd, page, n, vendor, model);

	if (!known) {
		n = read_page(names, device, "vpd_pg80", page, sizeof(page));
		known = vpd_scsi_80(&vpd, page, n, vendor, model);
	}
	if (!known)
		return;
	add(names, "by-id/scsi-%s", vpd.serial);
	add_wwn(names, &vpd);
}

/* A serial number that a host may have to show to people (USB MSC, 4.1.1). */
static bool is_usb_serial(const char *serial)
{
	for (; *serial; serial++)
		if ((unsigned char)*serial < 0x20 ||
		    (unsigned char)*serial > 0x7f || *serial == ',')
			return false;
	return true;
}

/* One part of a name, of which there are 63 bytes at most. */
static void usb_part(char part[64], const char *text)
{
	char copy[64];

	snprintf(copy, sizeof(copy), "%s", text);
	safe_text(part, 64, copy, sizeof(copy));
}

/* Of the device, or else, in hexadecimal digits, the number that stands for it.
 */
static bool usb_string(const struct names *names, const char *device,
		       const char *text, const char *id, char *buf)
{
	return sysfs_value(names->sysfs, device, text, buf) ||
	       sysfs_value(names->sysfs, device, id, buf);
}

static void add_usb(struct names *names, const char *interface,
		    const char *scsi, const char *scsi_vendor,
		    const char *scsi_model)
{
	char device[SYSFS_PATH_SIZE], raw[SYSFS_VALUE_SIZE];
	char vendor[64] = "", model[64] = "", serial[64] = "";
	char instance[32] = "";
	const char *address = sysfs_name(scsi);

	if (!sysfs_above(names->sysfs, interface, "usb", "usb_device", device))
		return;
	/* Mass storage, with SCSI's commands (6) or those of ATAPI (2). */
	if (sysfs_value(names->sysfs, interface, "bInterfaceClass", raw) &&
	    !strcmp(raw, "08") &&
	    sysfs_value(names->sysfs, interface, "bInterfaceSubClass", raw) &&
	    (!strcmp(raw, "06") || !strcmp(raw, "02"))) {
		usb_part(vendor, scsi_vendor);
		usb_part(model, scsi_model);
		/* Target and LUN, of host:channel:target:LUN. */
		for (int i = 0; i < 2 && address; i++) {
			address = strchr(address, ':');
			address += address ? 1 : 0;
		}
		if (address)
			snprintf(instance, sizeof(instance), "-%s", address);
	}
	if (!vendor[0] &&
	    usb_string(names, device, "manufacturer", "idVendor", raw))
		usb_part(vendor, raw);
	if (!model[0] && usb_string(names, device, "product", "idProduct", raw))
		usb_part(model, raw);
	if (sysfs_value(names->sysfs, device, "serial", raw) &&
	    is_usb_serial(raw))
		usb_part(serial, raw);
	add(names, "by-id/usb-%s_%s%s%s%s", vendor, model, serial[0] ? "_" : "",
	    serial, instance);
}

/* sda: whatever speaks SCSI, which nearly all disks do somehow. */
static void add_sd(struct names *names)
{
	char device[SYSFS_PATH_SIZE], interface[SYSFS_PATH_SIZE];
	char vendor[SYSFS_VALUE_SIZE], model[SYSFS_VALUE_SIZE];
	char text[SYSFS_VALUE_SIZE];
	bool is_usb, known = false;

	if (!sysfs_above(names->sysfs, names->disk, "scsi", "scsi_device",
			 device))
		return;
	sysfs_value(names->sysfs, device, "vendor", vendor);
	sysfs_value(names->sysfs, device, "model", model);
	is_usb = sysfs_above(names->sysfs, names->disk, "usb", "usb_interface",
			     interface);
	if (!strcmp(vendor, "ATA") ||
	    (is_usb &&
	     sysfs_value(names->sysfs, names->disk, "removable", text) &&
	     !strcmp(text, "0")))
		known = add_ata(names, device);
	if (is_usb)
		add_usb(names, interface, device, vendor, model);
	else if (!known)
		add_scsi(names, device, vendor, model);
	if (squeezed(names, "ieee1394_id", text))
		add(names, "by-id/ieee1394-%s", text);
}

static void add_mapped(struct names *names)
{
	char text[SYSFS_VALUE_SIZE];

	if (squeezed_of(names, names->disk, "dm/name", text))
		add(names, "by-id/dm-name-%s", text);
	if (squeezed_of(names, names->disk, "dm/uuid", text))
		add(names, "by-id/dm-uuid-%s", text);
}

/* mdadm has a colon after each eight digits, and no dashes. */
static void add_array(struct names *names, const struct array_names *array)
{
	char uuid[40], name[SYSFS_VALUE_SIZE];
	size_t digits = 0, n = 0;

	if (!array)
		return;
	if (array->name && array->name[0]) {
		safe_squeeze(name, sizeof(name), array->name,
			     strlen(array->name));
		add(names, "by-id/md-name-%s", name);
	}
	if (!array->uuid || !array->uuid[0])
		return;
	for (const char *p = array->uuid; *p && digits < 32; p++) {
		if (*p == '-')
			continue;
		if (digits && digits % 8 == 0)
			uuid[n++] = ':';
		uuid[n++] = *p;
		digits++;
	}
	uuid[n] = '\0';
	add(names, "by-id/md-uuid-%s", uuid);
}

/* Not those that udev leaves out: they are anything, or nothing yet. */
static void add_diskseq(struct names *names)
{
	char seq[SYSFS_VALUE_SIZE];

	if (!names->part[0] &&
	    sysfs_value(names->sysfs, names->disk, "diskseq", seq))
		add(names, "by-diskseq/%s", seq);
}

static bool begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

static void add_path(struct names *names)
{
	const char *boot = strstr(names->kernel, "boot");
	struct disk_path path;
	char suffix[16] = "";

	if (strstr(names->disk, "/virtual/") &&
	    !strstr(names->disk, "/nvme-subsystem/"))
		return;
	disk_path(&path, names->sysfs, names->disk);
	if (!path.name[0])
		return;
	if (begins(names->kernel, "mmcblk") && boot)
		snprintf(suffix, sizeof(suffix), "-%s", boot);
	add(names, "by-path/%s%s", path.name, suffix);
	if (path.old[0])
		add(names, "by-path/%s", path.old);
	if (begins(names->kernel, "vd") && begins(path.name, "pci-"))
		add(names, "by-path/virtio-%s", path.name);
}

/* "-part1"; false: of a partition whose number cannot be read. */
static bool find_disk(struct names *names, const char *path, char *disk)
{
	char number[SYSFS_VALUE_SIZE];
	size_t digits;

	memcpy(disk, path, SYSFS_PATH_SIZE);
	if (!sysfs_value(names->sysfs, path, "partition", number))
		return true;
	digits = strspn(number, "0123456789");
	if (number[digits] || digits > 7 || !sysfs_up(names->sysfs, disk))
		return false;
	snprintf(names->part, sizeof(names->part), "-part%.7s", number);
	return true;
}

unsigned int disk_names(const struct sysfs *sysfs, const char *device,
			const struct array_names *array,
			char buf[DISK_NAMES_SIZE])
{
	char path[SYSFS_PATH_SIZE], disk[SYSFS_PATH_SIZE];
	char serial[SYSFS_VALUE_SIZE];
	struct names names = { .sysfs = sysfs, .disk = disk, .buf = buf };

	buf[0] = buf[1] = '\0';
	if (!sysfs_follow(sysfs, "class/block", device, path) ||
	    !find_disk(&names, path, disk))
		return 0;
	names.kernel = sysfs_name(disk);

	if (begins(names.kernel, "dm-")) {
		add_mapped(&names);
		return names.n;
	}
	if (begins(names.kernel, "md")) {
		add_array(&names, array);
		return names.n;
	}
	if (begins(names.kernel, "nvme"))
		add_nvme(&names);
	else if (begins(names.kernel, "vd") &&
		 squeezed(&names, "serial", serial))
		add(&names, "by-id/virtio-%s", serial);
	else if (begins(names.kernel, "sd"))
		add_sd(&names);
	else if (begins(names.kernel, "mmcblk"))
		add_card(&names, "mmc", "mmc");
	else if (begins(names.kernel, "msblk") ||
		 begins(names.kernel, "mspblk"))
		add_card(&names, "memstick", "memstick");
	else if (begins(names.kernel, "pmem") && !names.part[0] &&
		 squeezed(&names, "uuid", serial))
		add(&names, "by-id/pmem-%s", serial);
	else if (begins(names.kernel, "ram") || begins(names.kernel, "zram"))
		return 0;
	add_path(&names);
	add_diskseq(&names);
	return names.n;
}
