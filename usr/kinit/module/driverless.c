// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "module/device_class.h"
#include "module/driverless.h"
#include "module/indexes.h"
#include "small_file.h"
#include "uevent.h"

static void forget(struct boot *boot)
{
	while (boot->modules.driverless) {
		struct driverless *d = boot->modules.driverless;

		boot->modules.driverless = d->next;
		free(d);
	}
}

static void note_module(void *context, const char *name, const char *line)
{
	struct driverless *d = context;
	size_t len = strlen(d->module);

	(void)line;
	/* Several aliases may lead to one. */
	for (const char *p = d->module; (p = strstr(p, name));
	     p += strlen(name))
		if ((p == d->module || p[-1] == ',') &&
		    (!p[strlen(name)] || p[strlen(name)] == ','))
			return;
	/* What does not fit may be left out: any of them may do. */
	if (len + strlen(name) + 2 <= sizeof(d->module))
		snprintf(d->module + len, sizeof(d->module) - len, "%s%s",
			 len ? "," : "", name);
}

static void add(struct boot *boot, const struct driverless *fact)
{
	struct driverless **p = &boot->modules.driverless;
	struct driverless *d = malloc(sizeof(*d));

	if (!d) {
		boot->out_of_memory = true;
		return;
	}
	*d = *fact;
	while (*p)
		p = &(*p)->next;
	*p = d;
}

/* A board has many of a kind; one of them is enough. */
static bool is_like_another(struct boot *boot, const struct driverless *d)
{
	for (struct driverless *i = boot->modules.driverless; i; i = i->next) {
		if (strcmp(i->bus, d->bus) ||
		    strcmp(i->modalias, d->modalias) || i->waits != d->waits ||
		    strcmp(i->supplier, d->supplier))
			continue;
		i->more++;
		return true;
	}
	return false;
}

/*
 * What a device depends on, if the kernel knows it (kernel:
 * Documentation/ABI/testing/sysfs-devices-supplier and
 * sysfs-devices-waiting_for_supplier). @dir: where its folder @id is.
 */
static void look_for_supplier(struct driverless *d, int dir, const char *id)
{
	static const char prefix[] = "supplier:";
	int fd = openat(dir, id, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	char path[320], waiting;

	if (!folder) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while (!d->waits && (entry = readdir(folder))) {
		if (strncmp(entry->d_name, prefix, strlen(prefix)))
			continue;
		snprintf(path, sizeof(path), "%s/supplier/driver",
			 entry->d_name);
		if (!faccessat(fd, path, F_OK, 0))
			continue;
		d->waits = true;
		snprintf(d->supplier, sizeof(d->supplier), "%.63s",
			 entry->d_name + strlen(prefix));
	}
	if (small_file_read(fd, "waiting_for_supplier", &waiting, 1) == 1 &&
	    waiting == '1')
		d->waits = true;
	closedir(folder);
}

/* What is looked for. */
enum search {
	DISKS, /* on a bus where each has a place of its own */
	BOARD, /* disks that are part of a board */
	SUPPLIERS, /* what those may depend on */
};

static void consider(struct boot *boot, struct driverless *d, enum search kind,
		     const char *modalias, int dir)
{
	d->what = net_is_wanted(&boot->net) ? device_nic_class(modalias) : NULL;
	d->nic = d->what;
	if (!d->what)
		d->what = device_class(modalias);
	if (kind == SUPPLIERS ? d->what || strncmp(modalias, "of:", 3)
			      : !d->what)
		return;
	snprintf(d->modalias, sizeof(d->modalias), "%.127s", modalias);
	indexes_match(modalias, note_module, d);
	d->in_image = d->module[0];
	if (!d->in_image)
		indexes_absent(modalias, note_module, d);
	/* Most of these were never meant to have a driver here. */
	if (kind == SUPPLIERS && (d->in_image || !d->module[0]))
		return;
	if (kind != DISKS)
		look_for_supplier(d, dir, d->id);
	if (d->in_image && !d->waits && device_is_slot(modalias))
		return;
	if (!d->what)
		d->what = "device";
	if (kind == DISKS || !is_like_another(boot, d))
		add(boot, d);
}

static void look_at(struct boot *boot, int dir, const char *bus, const char *id,
		    enum search kind)
{
	static char text[UEVENT_MAX];
	struct driverless d = { 0 };
	const char *modalias;
	char path[320];
	struct uevent ev;
	ssize_t n;

	snprintf(path, sizeof(path), "%s/uevent", id);
	n = small_file_read(dir, path, text, sizeof(text) - 1);
	if (n < 0)
		return;
	uevent_parse_file(&ev, text, (size_t)n, bus, "/");
	modalias = uevent_get(&ev, "MODALIAS");
	if (!modalias || uevent_get(&ev, "DRIVER"))
		return;
	snprintf(d.bus, sizeof(d.bus), "%s", bus);
	snprintf(d.id, sizeof(d.id), "%.63s", id);
	consider(boot, &d, kind, modalias, dir);
}

static void look_at_buses(struct boot *boot, const char *const *bus,
			  enum search kind)
{
	char path[64];

	for (; *bus; bus++) {
		struct dirent *entry;
		DIR *dir;

		snprintf(path, sizeof(path), "/sys/bus/%s/devices", *bus);
		dir = opendir(path);
		if (!dir)
			continue;
		while ((entry = readdir(dir)))
			if (entry->d_name[0] != '.')
				look_at(boot, dirfd(dir), *bus, entry->d_name,
					kind);
		closedir(dir);
	}
}

static bool does_any_wait(const struct boot *boot)
{
	const struct driverless *d = boot->modules.driverless;

	while (d && !d->waits)
		d = d->next;
	return d;
}

void driverless_look(struct boot *boot)
{
	forget(boot);
	look_at_buses(boot, disk_buses, DISKS);
	look_at_buses(boot, board_buses, BOARD);
	if (does_any_wait(boot))
		look_at_buses(boot, board_buses, SUPPLIERS);
}
