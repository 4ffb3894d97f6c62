/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the parsers here read from: a disk, a partition, a file, or the bytes
 * that a test or a fuzzer made up.
 */
#ifndef PROBE_IMAGE_H
#define PROBE_IMAGE_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct image {
	uint64_t size; /* bytes */
	uint32_t sector_size; /* logical, bytes */
	bool is_partition; /* which no adapter makes arrays of */

	/*
	 * Fills all @len bytes of @buf from byte @off on and returns 0, or
	 * returns -errno. Called through image_read() only, so the range is
	 * within @size.
	 */
	int (*read)(struct image *img, uint64_t off, void *buf, size_t len);
};

/* 0; -ENXIO: the range is not wholly within the image; or read()'s -errno. */
static inline int image_read(struct image *img, uint64_t off, void *buf,
			     size_t len)
{
	if (off > img->size || len > img->size - off)
		return -ENXIO;
	return img->read(img, off, buf, len);
}

#endif
