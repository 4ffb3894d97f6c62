// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/* CRC-32C: reflected, polynomial 0x82f63b78; a small table, as in crc32.c. */
#include "crc32c.h"

static const uint32_t nibbles[16] = {
	0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3,
	0x61c69362, 0x7198540d, 0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9,
	0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
};

uint32_t crc32c(uint32_t seed, const void *buf, size_t len)
{
	const uint8_t *b = buf;

	while (len--) {
		seed ^= *b++;
		seed = seed >> 4 ^ nibbles[seed & 15];
		seed = seed >> 4 ^ nibbles[seed & 15];
	}
	return seed;
}
