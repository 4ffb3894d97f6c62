/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An image made of bytes in memory: @head at its start, @tail at its end, and
 * zeros between, so that a disk of any size needs but a few KiB. For unit
 * tests, which break single bytes of it, and for fuzzers.
 */
#ifndef TESTS_MEMORY_IMAGE_H
#define TESTS_MEMORY_IMAGE_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "probe/image.h"

struct memory_image {
	struct image image;
	const uint8_t *head;
	size_t head_size;
	const uint8_t *tail;
	size_t tail_size;
	/* A read that touches this byte fails with EIO. */
	uint64_t bad_byte;
	unsigned int reads;
};

/* Copies what [from, from + n) and [off, off + len) share. */
static inline void memory_overlay(uint64_t from, const uint8_t *src, size_t n,
				  uint64_t off, uint8_t *buf, size_t len)
{
	uint64_t start = off > from ? off : from;
	uint64_t end = off + len < from + n ? off + len : from + n;

	if (start < end)
		memcpy(buf + (start - off), src + (start - from),
		       (size_t)(end - start));
}

static inline int memory_read(struct image *img, uint64_t off, void *buf,
			      size_t len)
{
	struct memory_image *m = (struct memory_image *)img;

	/* A parser that goes past image_read()'s check is a finding. */
	if (off > img->size || len > img->size - off)
		abort();
	m->reads++;
	if (m->bad_byte >= off && m->bad_byte - off < len)
		return -EIO;
	memset(buf, 0, len);
	memory_overlay(0, m->head, m->head_size, off, buf, len);
	memory_overlay(img->size - m->tail_size, m->tail, m->tail_size, off,
		       buf, len);
	return 0;
}

/* @head and @tail stay the caller's; neither may be larger than the image. */
static inline void memory_image(struct memory_image *m, uint64_t size,
				uint32_t sector_size)
{
	memset(m, 0, sizeof(*m));
	m->image.size = size;
	m->image.sector_size = sector_size;
	m->image.read = memory_read;
	m->bad_byte = UINT64_MAX;
}

#endif
