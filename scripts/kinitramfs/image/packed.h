/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Compressed parts of an image: which compression it is and where it ends,
 * without unpacking it. Pure.
 */
#ifndef KINITRAMFS_PACKED_H
#define KINITRAMFS_PACKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Those that the kernel can be built to unpack (CONFIG_RD_*). */
enum packing {
	PACKED_NOT,
	PACKED_GZIP,
	PACKED_BZIP2,
	PACKED_LZMA,
	PACKED_XZ,
	PACKED_LZO,
	PACKED_LZ4,
	PACKED_ZSTD,
	PACKED_KINDS
};

/* "gzip" ...; of PACKED_NOT "none". */
const char *packing_name(enum packing packing);

/* By the two first bytes, as the kernel does. PACKED_NOT: it is none of them.
 */
enum packing packing_of(const uint8_t *data, size_t size);

/* What is between @at and @end is not read yet. */
struct packed {
	const uint8_t *start, *at, *end;
	const char *why; /* what is wrong at @at; NULL: nothing */
	bool open; /* this format does not tell where it ends */
};

/*
 * Finds the end of the compressed data that @data begin with, in *@p.
 * Without a @why the data end at @at. With one they are damaged there. Where
 * it is @open, all @size bytes may belong to it.
 */
void packed_measure(struct packed *p, enum packing kind, const uint8_t *data,
		    size_t size);

/* For the formats' own files. */

/* Notes what is wrong at @at, and returns false. */
bool packed_bad(struct packed *p, const char *why);

/* Goes on by @n bytes; false: there are fewer. */
bool packed_skip(struct packed *p, uint64_t n);

/* The little-endian or big-endian number of @n bytes, at most 4, that comes. */
bool packed_le(struct packed *p, unsigned int n, uint32_t *value);
bool packed_be(struct packed *p, unsigned int n, uint32_t *value);

bool packed_gzip(struct packed *p);
bool packed_xz(struct packed *p);

#endif
