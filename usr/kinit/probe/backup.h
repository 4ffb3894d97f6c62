/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Backups of superblocks: of a file system whose first superblock is gone, or
 * that something else was written over.
 */
#ifndef PROBE_BACKUP_H
#define PROBE_BACKUP_H

#include "probe.h"

/* More file systems in one place have left nothing behind. */
#define BACKUPS 4

struct backup {
	/* What is not the same in each copy (whether to recover) is not set. */
	struct superblock sb;
	uint64_t offset; /* bytes from the device's start */
	/* ext: the block that it is in, as e2fsck's -b wants it; else 0 */
	uint64_t block;
};

/*
 * Looks for backups of ext2, ext3, ext4, XFS and btrfs, and sets @found to
 * those that are whole and fit the device: one of each file system that is or
 * was on it. Returns how many there are. What cannot be read is not there. That
 * takes a hundred reads, most of them far from each other: not for every boot.
 */
unsigned int backup_find(struct image *img, struct backup found[BACKUPS]);

#endif
