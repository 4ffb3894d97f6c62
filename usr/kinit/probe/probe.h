/* SPDX-License-Identifier: GPL-2.0-only */
/* What is on this block device? */
#ifndef PROBE_PROBE_H
#define PROBE_PROBE_H

#include <stdbool.h>
#include <stdint.h>

#include "image.h"
#include "uuid.h"

/* The longest label that a file system of Linux has: btrfs, 255 bytes. */
#define LABEL_SIZE 256

/*
 * All strings but the constant ones come from the disk: terminated, but of
 * any content. Who prints one escapes it.
 */
struct superblock {
	/*
	 * As mount(2) names it, or what blkid calls it if it is no file
	 * system ("jbd"). NULL: nothing that is known was found.
	 */
	const char *type;
	/*
	 * NULL, or in words why it cannot be mounted. What could be read
	 * stands in the other members all the same, since a report has to
	 * name the file system that is broken.
	 */
	const char *damage;
	char uuid[UUID_TEXT_SIZE]; /* lower case; "" if it has none */
	char label[LABEL_SIZE]; /* UTF-8; "" if it has none */
	uint64_t size; /* bytes it says it has; 0: unknown */
	bool needs_recovery; /* a journal waits to be replayed */
};

/*
 * Looks for everything that is known here. Returns 0, also if there was
 * nothing or something damaged, or the -errno of a read; @sb is then as if
 * nothing had been found.
 */
int probe_superblock(struct image *img, struct superblock *sb);

/*
 * One of these per file. Each finds an all-zero @sb, sets its type if the
 * format is its own, and returns 0 or the -errno of a read.
 */
int probe_ext(struct image *img, struct superblock *sb);

#endif
