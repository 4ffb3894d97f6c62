/* SPDX-License-Identifier: GPL-2.0-only */
/* A block device, or a file in its place, to be read by the parsers. */
#ifndef PROBE_DEVICE_H
#define PROBE_DEVICE_H

#include <stdbool.h>

#include "image.h"

/*
 * Superblocks and tables of nearly every format are within these first bytes.
 * They are fetched in one piece and once, which takes no longer than fetching
 * the first of them alone: it is the number of reads that counts.
 */
#define DEVICE_CACHE_SIZE 24576

/*
 * Those that are elsewhere have their places close to each other: from byte
 * 32768 on, just before and behind byte 65536, and in the last 12 KiB. So what
 * is read there is the beginning of a piece of this size, of which one is kept.
 * In between each stands alone, and no more than its own pages is read.
 */
#define DEVICE_WINDOW_SIZE 16384
#define DEVICE_CROWDED	   98304 /* up to this byte, and in the last ones */

/*
 * Holds the caches, so 40 KiB: not for the stack of whoever has little. Not to
 * be copied while it is open: @image finds the rest by its own address.
 */
struct device_image {
	struct image image;
	int fd;
	bool cache_tried;
	size_t cached; /* valid bytes in @cache */
	bool window_tried;
	uint64_t window_start; /* bytes from the device's start */
	size_t window_len; /* valid bytes in @window */
	uint8_t cache[DEVICE_CACHE_SIZE];
	uint8_t window[DEVICE_WINDOW_SIZE];
};

/*
 * Opens @path read-only; whoever knows says then if it is a partition. Returns
 * 0 or -errno; only after 0 is there something to close. Reads return -EIO
 * where the device gives less than it said it has.
 */
int device_open(struct device_image *dev, const char *path);
void device_close(struct device_image *dev);

/* Is it write-protected? Of a file: no. */
bool device_is_read_only(const struct device_image *dev);

#endif
