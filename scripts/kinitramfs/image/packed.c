// SPDX-License-Identifier: GPL-2.0-only
/*
 * The formats are told apart by two bytes, as lib/decompress.c of the kernel
 * does. Those that consist of blocks with their lengths are here:
 *
 * zstd (RFC 8878): 28 b5 2f fd; a byte that says which fields follow; window,
 * dictionary and size; blocks, each with three bytes in front: bit 0 the last
 * one, bits 1-2 the type, the rest the length; four bytes of checksum. Its end
 * is that of the first frame: the kernel unpacks one frame and then looks what
 * comes.
 *
 * lz4, the "legacy" frame of lz4's frame format: 02 21 4c 18; blocks, each
 * with a length of four bytes in front. The kernel's lib/decompress_unlz4.c
 * ends at a length of 0 or where there are no four bytes left, and takes the
 * magic again for more of the same.
 *
 * lzop: 89 4c 5a 4f 00 0d 0a 1a 0a; a header whose fields depend on version
 * and flags; blocks, each with unpacked and packed length, big-endian, and
 * checksums as the flags say; an unpacked length of 0 ends it.
 */
#include <string.h>

#include "bytes.h"
#include "image/packed.h"

static const struct {
	uint8_t magic[2];
	enum packing packing;
} magics[] = {
	/* clang-format off */
	{ { 0x1f, 0x8b }, PACKED_GZIP },
	{ { 0x1f, 0x9e }, PACKED_GZIP },
	{ { 0x42, 0x5a }, PACKED_BZIP2 },
	{ { 0x5d, 0x00 }, PACKED_LZMA },
	{ { 0xfd, 0x37 }, PACKED_XZ },
	{ { 0x89, 0x4c }, PACKED_LZO },
	{ { 0x02, 0x21 }, PACKED_LZ4 },
	{ { 0x28, 0xb5 }, PACKED_ZSTD },
	/* clang-format on */
};

const char *packing_name(enum packing packing)
{
	static const char *const names[PACKED_KINDS] = {
		"none", "gzip", "bzip2", "lzma", "xz", "lzo", "lz4", "zstd",
	};

	return names[packing];
}

enum packing packing_of(const uint8_t *data, size_t size)
{
	for (size_t i = 0; size >= 2 && i < sizeof(magics) / sizeof(*magics);
	     i++)
		if (!memcmp(data, magics[i].magic, 2))
			return magics[i].packing;
	return PACKED_NOT;
}

bool packed_bad(struct packed *p, const char *why)
{
	p->why = why;
	return false;
}

bool packed_skip(struct packed *p, uint64_t n)
{
	if (n > (uint64_t)(p->end - p->at)) {
		p->at = p->end;
		return packed_bad(p, "the compressed data end too early");
	}
	p->at += n;
	return true;
}

bool packed_le(struct packed *p, unsigned int n, uint32_t *value)
{
	const uint8_t *b = p->at;

	if (!packed_skip(p, n))
		return false;
	*value = 0;
	for (unsigned int i = 0; i < n; i++)
		*value |= (uint32_t)b[i] << 8 * i;
	return true;
}

bool packed_be(struct packed *p, unsigned int n, uint32_t *value)
{
	const uint8_t *b = p->at;

	if (!packed_skip(p, n))
		return false;
	*value = 0;
	for (unsigned int i = 0; i < n; i++)
		*value = *value << 8 | b[i];
	return true;
}

static bool magic(struct packed *p, const void *bytes, size_t n)
{
	if ((size_t)(p->end - p->at) < n || memcmp(p->at, bytes, n))
		return packed_bad(p, "the magic number is incomplete");
	p->at += n;
	return true;
}

#define ZSTD_RESERVED 0x08
#define ZSTD_CHECKSUM 0x04
#define ZSTD_SINGLE   0x20

static bool zstd(struct packed *p)
{
	static const uint8_t dictionary[] = { 0, 1, 2, 4 };
	static const uint8_t size[] = { 0, 2, 4, 8 };
	uint32_t flags, block, fields;

	if (!magic(p, "\x28\xb5\x2f\xfd", 4) || !packed_le(p, 1, &flags))
		return false;
	if (flags & ZSTD_RESERVED)
		return packed_bad(p, "zstd: a reserved bit is set");
	fields = dictionary[flags & 3] + size[flags >> 6];
	if (!(flags & ZSTD_SINGLE))
		fields++; /* the window's size */
	else if (flags >> 6 == 0)
		fields++; /* the content's size, of one byte */
	if (!packed_skip(p, fields))
		return false;
	do {
		if (!packed_le(p, 3, &block))
			return false;
		if ((block >> 1 & 3) == 3)
			return packed_bad(p, "zstd: an unknown type of block");
		/* A block of type 1 is one byte, repeated. */
		if (!packed_skip(p, (block >> 1 & 3) == 1 ? 1 : block >> 3))
			return false;
	} while (!(block & 1));
	return !(flags & ZSTD_CHECKSUM) || packed_skip(p, 4);
}

static bool lz4(struct packed *p)
{
	static const uint8_t lz4_magic[4] = { 0x02, 0x21, 0x4c, 0x18 };
	uint32_t length;

	if (!magic(p, lz4_magic, 4))
		return false;
	while (p->end - p->at >= 4) {
		length = get_le32(p->at);
		if (!length)
			break;
		p->at += 4;
		if (length != get_le32(lz4_magic) && !packed_skip(p, length))
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

static bool lzo_header(struct packed *p, uint32_t *flags)
{
	uint32_t version, needs, length;

	if (!magic(p, "\x89\x4c\x5a\x4f\x00\x0d\x0a\x1a\x0a", 9) ||
	    !packed_be(p, 2, &version) || !packed_skip(p, 2))
		return false;
	/* From 0.94 on: the version it needs, and the level. */
	if (version >= 0x0940 && !packed_be(p, 2, &needs))
		return false;
	if (!packed_skip(p, version >= 0x0940 ? 2 : 1) ||
	    !packed_be(p, 4, flags))
		return false;
	/* Filter; mode and time, in two halves from 0.94 on. */
	if (!packed_skip(p, *flags & LZO_FILTER ? 4 : 0) ||
	    !packed_skip(p, version >= 0x0940 ? 12 : 8))
		return false;
	/* Its name, and a checksum. */
	if (!packed_be(p, 1, &length) || !packed_skip(p, length + 4))
		return false;
	if (!(*flags & LZO_EXTRA))
		return true;
	return packed_be(p, 4, &length) && packed_skip(p, length + 4ULL);
}

static bool lzo(struct packed *p)
{
	uint32_t flags, unpacked, length;

	if (!lzo_header(p, &flags))
		return false;
	for (;;) {
		uint64_t skip;

		if (!packed_be(p, 4, &unpacked))
			return false;
		if (!unpacked)
			return true;
		if (!packed_be(p, 4, &length))
			return false;
		skip = length;
		skip += flags & LZO_ADLER32_D ? 4 : 0;
		skip += flags & LZO_CRC32_D ? 4 : 0;
		/* What could not be made smaller has only these. */
		if (length < unpacked) {
			skip += flags & LZO_ADLER32_C ? 4 : 0;
			skip += flags & LZO_CRC32_C ? 4 : 0;
		}
		if (!packed_skip(p, skip))
			return false;
	}
}

void packed_measure(struct packed *p, enum packing kind, const uint8_t *data,
		    size_t size)
{
	*p = (struct packed){ .start = data, .at = data, .end = data + size };

	switch (kind) {
	case PACKED_GZIP:
		packed_gzip(p);
		break;
	case PACKED_XZ:
		packed_xz(p);
		break;
	case PACKED_LZO:
		lzo(p);
		break;
	case PACKED_LZ4:
		lz4(p);
		break;
	case PACKED_ZSTD:
		zstd(p);
		break;
	default:
		/* Only unpacking would tell. */
		p->at = p->end;
		p->open = true;
	}
}
