// SPDX-License-Identifier: GPL-2.0-only
/*
 * lz4, the "legacy" frame of lz4's frame format: 02 21 4c 18; blocks, each
 * with a length of four bytes in front. The kernel's lib/decompress_unlz4.c
 * ends at a length of 0 or where there are no four bytes left, and takes the
 * magic again for more of the same.
 *
 * lzop: 89 4c 5a 4f 00 0d 0a 1a 0a; a header whose fields depend on version
 * and flags; blocks, each with unpacked and packed length, big-endian, and
 * checksums as the flags say; an unpacked length of 0 ends it.
 */
#include <stdbool.h>
#include <string.h>

#include "bytes.h"
#include "image/frames.h"

/* What is between @at and @end is not read yet. */
struct frames {
	const uint8_t *at, *end;
	const char *why; /* what is wrong at @at; NULL: nothing */
};

static bool bad(struct frames *f, const char *why)
{
	f->why = why;
	return false;
}

static bool skip(struct frames *f, uint64_t n)
{
	if (n > (uint64_t)(f->end - f->at)) {
		f->at = f->end;
		return bad(f, "the compressed data end too early");
	}
	f->at += n;
	return true;
}

static bool be(struct frames *f, unsigned int n, uint32_t *value)
{
	const uint8_t *b = f->at;

	if (!skip(f, n))
		return false;
	*value = 0;
	for (unsigned int i = 0; i < n; i++)
		*value = *value << 8 | b[i];
	return true;
}

static bool magic(struct frames *f, const void *bytes, size_t n)
{
	if ((size_t)(f->end - f->at) < n || memcmp(f->at, bytes, n))
		return bad(f, "the magic number is incomplete");
	f->at += n;
	return true;
}

static bool lz4(struct frames *f)
{
	static const uint8_t lz4_magic[4] = { 0x02, 0x21, 0x4c, 0x18 };
	uint32_t length;

	if (!magic(f, lz4_magic, 4))
		return false;
	while (f->end - f->at >= 4) {
		length = get_le32(f->at);
		if (!length)
			break;
		f->at += 4;
		if (length != get_le32(lz4_magic) && !skip(f, length))
			return false;
	}
	return true;
}

#define LZO_ADLER32_D 0x0001 /* of the unpacked data */
#define LZO_ADLER32_C 0x0002 /* of the packed data */
#define LZO_EXTRA     0x0040
#define LZO_CRC32_D   0x0100
#define LZO_CRC32_C   0x0200
#define LZO_FILTER    0x0800

static bool lzo_header(struct frames *f, uint32_t *flags)
{
	uint32_t version, needs, length;

	if (!magic(f, "\x89\x4c\x5a\x4f\x00\x0d\x0a\x1a\x0a", 9) ||
	    !be(f, 2, &version) || !skip(f, 2))
		return false;
	/* From 0.94 on: the version it needs, and the level. */
	if (version >= 0x0940 && !be(f, 2, &needs))
		return false;
	if (!skip(f, version >= 0x0940 ? 2 : 1) || !be(f, 4, flags))
		return false;
	/* Filter; mode and time, in two halves from 0.94 on. */
	if (!skip(f, *flags & LZO_FILTER ? 4 : 0) ||
	    !skip(f, version >= 0x0940 ? 12 : 8))
		return false;
	/* Its name, and a checksum. */
	if (!be(f, 1, &length) || !skip(f, length + 4))
		return false;
	if (!(*flags & LZO_EXTRA))
		return true;
	return be(f, 4, &length) && skip(f, length + 4ULL);
}

static bool lzo(struct frames *f)
{
	uint32_t flags, unpacked, length;

	if (!lzo_header(f, &flags))
		return false;
	for (;;) {
		uint64_t more;

		if (!be(f, 4, &unpacked))
			return false;
		if (!unpacked)
			return true;
		if (!be(f, 4, &length))
			return false;
		more = length;
		more += flags & LZO_ADLER32_D ? 4 : 0;
		more += flags & LZO_CRC32_D ? 4 : 0;
		/* What could not be made smaller has only these. */
		if (length < unpacked) {
			more += flags & LZO_ADLER32_C ? 4 : 0;
			more += flags & LZO_CRC32_C ? 4 : 0;
		}
		if (!skip(f, more))
			return false;
	}
}

const char *frames_measure(enum packing packing, const uint8_t *data,
			   size_t size, size_t *used)
{
	struct frames f = { .at = data, .end = data + size };

	if (packing == PACKED_LZ4)
		lz4(&f);
	else
		lzo(&f);
	*used = f.at - data;
	return f.why;
}
