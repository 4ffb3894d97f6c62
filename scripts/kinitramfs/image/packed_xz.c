// SPDX-License-Identifier: GPL-2.0-only
/*
 * The .xz format (tukaani.org/xz/xz-file-format.txt): a stream header, blocks,
 * an index, a stream footer.
 *
 *	header	fd 37 7a 58 5a 00; 00 and the type of the check; CRC-32
 *	block	the length of its header / 4 - 1 (not 0), the header; packed
 *		data; NULs to a multiple of four; the check
 *	index	00; the number of blocks and for each two numbers of seven bits
 *		a byte; NULs to a multiple of four; CRC-32
 *	footer	CRC-32, size of the index, 00 and type, 59 5a: 12 bytes
 *
 * The last filter of a block is always LZMA2, whose data are chunks, so that a
 * block's length need not be in its header:
 *
 *	00		the end
 *	01 02		two bytes: size - 1; as many bytes, not compressed
 *	80 ... ff	two bytes: unpacked size; two bytes: packed size - 1;
 *			from c0 on a byte of properties; the packed bytes
 */
#include <string.h>

#include "image/packed.h"

static bool lzma2(struct packed *p)
{
	uint32_t control, size;

	for (;;) {
		if (!packed_be(p, 1, &control))
			return false;
		if (!control)
			return true;
		if (control > 2 && control < 0x80)
			return packed_bad(p, "xz: an unknown type of chunk");
		if (control >= 0x80 && !packed_skip(p, 2))
			return false;
		if (!packed_be(p, 2, &size))
			return false;
		size += control >= 0xc0 ? 2 : 1;
		if (!packed_skip(p, size))
			return false;
	}
}

static bool align(struct packed *p)
{
	return packed_skip(p, (p->start - p->at) & 3);
}

static bool index_number(struct packed *p, uint64_t *value)
{
	uint32_t byte;

	*value = 0;
	for (int shift = 0; shift < 63; shift += 7) {
		if (!packed_be(p, 1, &byte))
			return false;
		*value |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return true;
	}
	return packed_bad(p, "xz: a number in the index is too long");
}

bool packed_xz(struct packed *p)
{
	/* By the type of check: CRC-32 is 1, CRC-64 4, SHA-256 10. */
	static const uint8_t check_size[16] = {
		0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64,
	};
	uint64_t blocks, sizes, ignored;
	uint32_t check, length;

	if (p->end - p->at < 12 || memcmp(p->at, "\xfd\x37zXZ\0", 6))
		return packed_bad(p, "the magic number is incomplete");
	p->at += 7;
	if (!packed_be(p, 1, &check) || !packed_skip(p, 4))
		return false;
	if (check > 15)
		return packed_bad(p, "xz: an unknown type of check");
	for (;;) {
		if (!packed_be(p, 1, &length))
			return false;
		if (!length)
			break;
		if (!packed_skip(p, 4 * length + 3) || !lzma2(p) || !align(p) ||
		    !packed_skip(p, check_size[check]))
			return false;
	}
	if (!index_number(p, &blocks))
		return false;
	/* Each takes a byte or more, so this ends with the data. */
	for (sizes = 0; sizes < blocks; sizes++)
		if (!index_number(p, &ignored) || !index_number(p, &ignored))
			return false;
	if (!align(p) || !packed_skip(p, 4))
		return false;
	if (p->end - p->at >= 12 && memcmp(p->at + 10, "YZ", 2))
		return packed_bad(p, "xz: the footer is damaged");
	return packed_skip(p, 12);
}
