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

static void add(struct boot *boot, const char *bus, const char *id,
		const char *what, const char *modalias)
{
	struct driverless **p = &boot->modules.driverless;
	struct driverless *d = calloc(1, sizeof(*d));

	if (!d) {
		boot->out_of_memory = true;
		return;
	}
	d->what = what;
	snprintf(d->bus, sizeof(d->bus), "%s", bus);
	snprintf(d->id, sizeof(d->id), "%.63s", id);
	snprintf(d->modalias, sizeof(d->modalias), "%.127s", modalias);
	indexes_match(modalias, note_module, d);
	d->in_image = d->module[0];
	if (!d->in_image)
		indexes_absent(modalias, note_module, d);
	while (*p)
		p = &(*p)->next;
	*p = d;
}

static void look_at(struct boot *boot, int dir, const char *bus, const char *id)
{
	static char text[UEVENT_MAX];
	char path[320];
	const char *modalias, *what;
	struct uevent ev;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "%s/uevent", id);
	fd = openat(dir, path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (n < 0)
		return;
	uevent_parse_file(&ev, text, (size_t)n, bus, "/");
	modalias = uevent_get(&ev, "MODALIAS");
	if (!modalias || uevent_get(&ev, "DRIVER"))
		return;
	what = device_class(modalias);
	if (what)
		add(boot, bus, id, what, modalias);
}

void driverless_look(struct boot *boot)
{
	char path[64];

	forget(boot);
	for (const char *const *bus = disk_buses; *bus; bus++) {
		struct dirent *entry;
		DIR *dir;

		snprintf(path, sizeof(path), "/sys/bus/%s/devices", *bus);
		dir = opendir(path);
		if (!dir)
			continue;
		while ((entry = readdir(dir)))
			if (entry->d_name[0] != '.')
				look_at(boot, dirfd(dir), *bus, entry->d_name);
		closedir(dir);
	}
}
