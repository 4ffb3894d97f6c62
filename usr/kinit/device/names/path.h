/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The path to a disk through its controllers, as udev names it in
 * /dev/disk/by-path: "pci-0000:00:04.0-ata-1.0" (systemd's
 * udev-builtin-path_id.c).
 */
#ifndef NAMES_PATH_H
#define NAMES_PATH_H

#include "device/names/sysfs.h"

#define DISK_PATH_SIZE 256

struct disk_path {
	char name[DISK_PATH_SIZE]; /* "" if there is none */
	char old[DISK_PATH_SIZE]; /* of an ATA disk: as udev once had it */
};

/* @disk: the path of a whole disk in sysfs. */
void disk_path(struct disk_path *path, const struct sysfs *sysfs,
	       const char *disk);

#endif
