/* SPDX-License-Identifier: GPL-2.0-only */
/* A file system that has several devices of its own. */
#ifndef KINIT_BTRFS_H
#define KINIT_BTRFS_H

#include "boot.h"

/*
 * Makes the kernel look at a device of a btrfs that has several: it mounts the
 * file system by any of them, and finds the others among those that it was
 * told of.
 */
void btrfs_scan(const struct blockdev *dev);

#endif
