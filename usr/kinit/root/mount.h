/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ROOT_MOUNT_H
#define ROOT_MOUNT_H

#include "boot.h"

/*
 * Tries to mount what spec @spec of @target means, and records in the target
 * how that went. @dev: NULL, it is no block device.
 */
void root_mount(struct target *target, unsigned int spec,
		const struct blockdev *dev);

/*
 * If somebody has mounted something at ROOTMNT by hand, records it as the root.
 * Not if that is to be made of more than one file system.
 */
void root_adopt(struct boot *boot);

/* What may drive file systems of @type if nothing of that name does; or @type. */
const char *root_driver(const char *type);

#endif
