/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ROOT_MOUNT_H
#define ROOT_MOUNT_H

#include "boot.h"

/* Tries to mount @dev at ROOTMNT, and records in boot->mount how that went. */
void root_mount(struct boot *boot, const struct blockdev *dev);

#endif
