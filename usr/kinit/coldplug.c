// SPDX-License-Identifier: GPL-2.0-only
/*
 * The devices that were there before anybody listened. Writing "add" to each
 * uevent file would make the kernel send them all again, through a socket that
 * may overrun; reading the same files costs a tenth of that and loses nothing.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "coldplug.h"
#include "device/blockdev.h"
#include "device/flash.h"
#include "dispatch.h"
#include "log/log.h"
#include "module/device_class.h"
#include "small_file.h"

static void visit(struct boot *boot, int class, const char *subsystem,
		  const char *name, uint64_t now)
{
	static char text[UEVENT_MAX];
	char link[1024], path[300];
	struct uevent ev;
	ssize_t n;

	if (strlen(name) + sizeof("/uevent") > sizeof(path))
		return;
	strlcpy(path, name, sizeof(path));
	strlcat(path, "/uevent", sizeof(path));
	n = small_file_read(class, path, text, sizeof(text) - 1);
	if (n < 0)
		return; /* it went away meanwhile, and an event says so */
	uevent_parse_file(&ev, text, n, subsystem, "");
	/* There may be hundreds, and few are asked where they are. */
	if (uevent_get(&ev, "PARTN") || hooks_want(boot, ON_UEVENT)) {
		/* ../../devices/pci0000:00/.../block/vda/vda1 */
		n = readlinkat(class, name, link, sizeof(link) - 1);
		if (n < 0)
			return;
		link[n] = '\0';
		ev.devpath = strstr(link, "/devices/");
		if (!ev.devpath)
			return;
	}
	dispatch(boot, &ev, now);
}

/* All devices of a subsystem: @path is its folder of links to them. */
static int walk(struct boot *boot, const char *path, const char *subsystem,
		uint64_t now)
{
	struct dirent *entry;
	DIR *dir = opendir(path);

	/* A kernel without block devices: there are none then. */
	if (!dir)
		return errno == ENOENT ? 0 : -errno;
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			visit(boot, dirfd(dir), subsystem, entry->d_name, now);
	closedir(dir);
	return 0;
}

/* Each folder of @path is a subsystem's; @below has the links. */
static void walk_all(struct boot *boot, const char *path, const char *below,
		     uint64_t now)
{
	char name[300];
	struct dirent *entry;
	DIR *dir = opendir(path);

	if (!dir)
		return;
	while ((entry = readdir(dir))) {
		const char *subsystem = entry->d_name;

		if (subsystem[0] == '.' || !strcmp(subsystem, "block"))
			continue;
		snprintf(name, sizeof(name), "%s/%s%s", path, subsystem, below);
		walk(boot, name, subsystem, now);
	}
	closedir(dir);
}

static void walk_disk_buses(struct boot *boot, uint64_t now)
{
	char path[64];

	for (const char *const *bus = disk_buses; *bus; bus++) {
		snprintf(path, sizeof(path), "/sys/bus/%s/devices", *bus);
		walk(boot, path, *bus, now);
	}
}

void coldplug_rest(struct boot *boot, uint64_t now)
{
	boot->looked_at_rest = true;
	walk_all(boot, "/sys/bus", "/devices", now);
}

int coldplug(struct boot *boot, uint64_t now)
{
	int err;

	boot->walks++;
	err = walk(boot, "/sys/class/block", "block", now);
	if (err)
		return err;
	blockdev_forget_unseen(boot);
	/* Some hundred devices, which concern nobody else. */
	if (hooks_want(boot, ON_UEVENT)) {
		coldplug_rest(boot, now);
		walk_all(boot, "/sys/class", "", now);
	} else {
		walk(boot, "/sys/class/mtd", "mtd", now);
		walk(boot, "/sys/class/ubi", "ubi", now);
	}
	flash_forget_unseen(boot);
	/* What all of it is walked for has these, too. */
	if (has_modules(boot) && !hooks_want(boot, ON_UEVENT)) {
		if (boot->looked_at_rest)
			coldplug_rest(boot, now);
		else
			walk_disk_buses(boot, now);
	}
	return 0;
}
