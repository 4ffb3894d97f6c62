// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/*
 * CRC-32: reflected, polynomial 0xedb88320, inverted before and after.
 *
 * A table of 16 entries, two steps a byte: the largest thing that is ever
 * checked at boot is a GPT (16 KiB), for which a table of 1 KiB would cost
 * more to carry than it saves.
 */
#include "crc32.h"

static const uint32_t nibbles[16] = {
	0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
	0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
	0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
};

uint32_t crc32(uint32_t crc, const void *buf, size_t len)
{
	const uint8_t *b = buf;

	crc = ~crc;
	while (len--) {
		crc ^= *b++;
		crc = crc >> 4 ^ nibbles[crc & 15];
		crc = crc >> 4 ^ nibbles[crc & 15];
	}
	return ~crc;
}
