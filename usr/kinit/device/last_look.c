// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device/blockdev.h"
#include "device/last_look.h"
#include "probe/backup.h"
#include "probe/device.h"

/* The backups of what is there tell nothing new. */
static unsigned int drop_own(const struct blockdev *dev, struct backup *found,
			     unsigned int n)
{
	unsigned int kept = 0;

	for (unsigned int i = 0; i < n; i++)
		if (!dev->sb.type || strcmp(dev->sb.uuid, found[i].sb.uuid))
			found[kept++] = found[i];
	return kept;
}

static void take(struct boot *boot, struct blockdev *dev,
		 const struct backup *found, unsigned int n)
{
	if (!n)
		return;
	dev->backups = malloc(n * sizeof(*found));
	if (!dev->backups) {
		boot->out_of_memory = true;
		return;
	}
	memcpy(dev->backups, found, n * sizeof(*found));
	dev->n_backups = n;
}

/*
 * What a container has in it may have been on the device itself before, and
 * nobody may be told to repair that.
 */
static bool is_container(const struct blockdev *dev)
{
	return dev->sb.is_member ||
	       (dev->sb.type && !strcmp(dev->sb.type, "crypto_LUKS"));
}

static void search(struct boot *boot, struct blockdev *dev)
{
	static struct device_image image; /* with its caches */
	struct backup found[BACKUPS];
	char path[sizeof("/dev/") + DEVNAME_SIZE];

	blockdev_drop_backups(dev);
	/* A suspended device has no size, and would not answer. */
	if (dev->in_use || dev->internal || dev->error || !dev->size ||
	    is_container(dev))
		return;
	snprintf(path, sizeof(path), "/dev/%s", dev->devname);
	if (device_open(&image, path))
		return;
	take(boot, dev, found,
	     drop_own(dev, found, backup_find(&image.image, found)));
	device_close(&image);
}

/* The report is about the device as it was when it was refused. */
static void copy_backups(struct target *target, const struct blockdev *dev)
{
	struct blockdev *refused = &target->mount.dev;

	if (!target->refused || strcmp(refused->devname, dev->devname))
		return;
	refused->backups = dev->backups;
	refused->n_backups = dev->n_backups;
}

void last_look(struct boot *boot, bool missing)
{
	/* Copies of devices that may have gone have copies of pointers. */
	for (unsigned int i = 0; i < TARGETS; i++)
		boot->targets[i].mount.dev.n_backups = 0;
	for (struct blockdev *dev = boot->devices; dev; dev = dev->next) {
		dev->in_use = blockdev_is_in_use(dev);
		if (!missing)
			continue;
		search(boot, dev);
		for (unsigned int i = 0; i < TARGETS; i++)
			copy_backups(&boot->targets[i], dev);
	}
}
