/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An input as a disk: 8 bytes say what disk, the rest is what is on it, so
 * that few bytes make a disk of any size.
 *
 *	0  1  sector size: 512 << (this & 7)
 *	1  1  flags, below
 *	2  2  how many of the last bytes of the input are the end of the disk;
 *	      the others are its start, zeros are between
 *	4  4  size of the disk in units of 512 bytes, or with FUZZ_HUGE of
 *	      4 GiB; at least so much that start and end fit
 *
 * Numbers are little-endian. Neither order nor meaning of these may change
 * without seeds.sh.
 */
#ifndef FUZZ_IMAGE_H
#define FUZZ_IMAGE_H

#include <stdbool.h>

#include "../unit/memory_image.h"
#include "bytes.h"

#define FUZZ_HEADER 8
#define FUZZ_MAX    65536

#define FUZZ_HUGE 0x01
#define FUZZ_SIGN 0x02 /* make the checksums right */
#define FUZZ_BAD  0x04 /* the last byte of the start cannot be read */

struct fuzz_image {
	struct memory_image m;
	uint8_t head[FUZZ_MAX];
	uint8_t tail[FUZZ_MAX];
	uint8_t flags;
};

/* Returns false for an input that is too short or too long to be one. */
static inline bool fuzz_image(struct fuzz_image *f, const uint8_t *data,
			      size_t size)
{
	uint64_t disk;
	size_t tail;

	if (size < FUZZ_HEADER || size > FUZZ_MAX)
		return false;
	f->flags = data[1];
	tail = get_le16(data + 2);
	disk = get_le32(data + 4);
	disk *= f->flags & FUZZ_HUGE ? 1ULL << 32 : 512;
	if (disk < size)
		disk = size;
	memory_image(&f->m, disk, 512u << (data[0] & 7));

	data += FUZZ_HEADER;
	size -= FUZZ_HEADER;
	if (tail > size)
		tail = size;
	f->m.head = f->head;
	f->m.head_size = size - tail;
	f->m.tail = f->tail;
	f->m.tail_size = tail;
	memcpy(f->head, data, size - tail);
	memcpy(f->tail, data + size - tail, tail);
	if (f->flags & FUZZ_BAD && size > tail)
		f->m.bad_byte = size - tail - 1;
	return true;
}

/* Aborts unless @s is a string within its @size bytes. */
static inline void fuzz_terminated(const char *s, size_t size)
{
	if (!memchr(s, '\0', size))
		abort();
}

#endif
