/* SPDX-License-Identifier: GPL-2.0-only */
/* A block device, or a file in its place, to be read by the parsers. */
#ifndef PROBE_DEVICE_H
#define PROBE_DEVICE_H

#include <stdbool.h>

#include "image.h"

/*
 * Superblocks and tables of nearly every format are within these first bytes.
 * They are fetched in one piece and once.
 */
#define DEVICE_CACHE_SIZE 8192

/*
 * Holds the cache, so 8 KiB: not for the stack of whoever has little. Not to
 * be copied while it is open: @image finds the rest by its own address.
 */
struct device_image {
	struct image image;
	int fd;
	bool cache_tried;
	size_t cached; /* valid bytes in @cache */
	uint8_t cache[DEVICE_CACHE_SIZE];
};

/*
 * Opens @path read-only. Returns 0 or -errno; only after 0 is there something
 * to close. Reads return -EIO where the device gives less than it said it has.
 */
int device_open(struct device_image *dev, const char *path);
void device_close(struct device_image *dev);

#endif
