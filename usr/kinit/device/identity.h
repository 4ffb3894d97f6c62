/* SPDX-License-Identifier: GPL-2.0-only */
/* The names of a disk below /dev/disk, as udev would link them. */
#ifndef KINIT_IDENTITY_H
#define KINIT_IDENTITY_H

#include "boot.h"

/*
 * Reads sysfs, and returns the names as disk_names() does, on the heap: NULL if
 * there are none, or no memory.
 */
char *identity_links(const struct blockdev *dev);

#endif
