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
#define DEVICE_CACHE_SIZE 20480

/*
 * Those that are elsewhere have their places close to each other just before
 * and behind byte 65536, and in the last 12 KiB. So what is read there is all
 * of these bytes. Elsewhere no more than its own pages is read, until somebody
 * reads on behind them, as who looks at a disc does.
 */
#define DEVICE_CROWD_START 61440
#define DEVICE_CROWD_END   69632
#define DEVICE_WINDOW_SIZE 12288

/* A look at a device goes back and forth between two places. */
#define DEVICE_WINDOWS 2

/*
 * Holds the caches, so 44 KiB: not for the stack of whoever has little. Not to
 * be copied while it is open: @image finds the rest by its own address.
 */
struct device_image {
	struct image image;
	int fd;
	bool cache_tried;
	unsigned int recent; /* the window that was used last */
	size_t cached; /* valid bytes in @cache */
	uint64_t failed; /* where the last one begins that could not be read */
	struct device_window {
		uint64_t start, end; /* bytes from the device's start */
	} windows[DEVICE_WINDOWS];
	/* Direct reads are into whole pages. */
	_Alignas(4096) uint8_t cache[DEVICE_CACHE_SIZE];
	uint8_t data[DEVICE_WINDOWS][DEVICE_WINDOW_SIZE];
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
