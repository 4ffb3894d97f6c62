// SPDX-License-Identifier: GPL-2.0-only
/*
 * udev keeps what it knows of a device in /run/udev/data/bMAJOR:MINOR, lines of
 * a letter, a colon and a value; E is a variable. device-mapper's own rules
 * (10-dm.rules) set DM_UDEV_PRIMARY_SOURCE_FLAG when a program that uses udev
 * activates a device, and without it take an "add", such as udev makes for all
 * devices when it starts, for that of a device that is still being set up.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include "device/udevdb.h"
#include "small_file.h"

#define UDEV_DATA "/run/udev/data"

static void write_record(const struct blockdev *dev)
{
	static const char text[] = "E:DM_UDEV_PRIMARY_SOURCE_FLAG=1\n";
	char path[64];

	snprintf(path, sizeof(path), UDEV_DATA "/b%u:%u", dev->major,
		 dev->minor);
	/* If it is there, a hook knew better. */
	small_file_write(path, O_CREAT | O_EXCL, 0644, text, sizeof(text) - 1);
}

void udevdb_write(const struct boot *boot)
{
	const struct blockdev *dev;
	bool made = false;

	for (dev = boot->devices; dev; dev = dev->next) {
		if (!dev->dm_name[0])
			continue;
		if (!made) {
			mkdir("/run/udev", 0755);
			mkdir(UDEV_DATA, 0755);
			made = true;
		}
		write_record(dev);
	}
}
