// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/*
 * CRC-64: not reflected, polynomial 0x42f0e1eba9ea3693. A superblock is all
 * that it is taken of, so there is no table.
 */
#include "crc64.h"

#define POLYNOMIAL 0x42f0e1eba9ea3693

uint64_t crc64(uint64_t seed, const void *buf, size_t len)
{
	const uint8_t *b = buf;

	while (len--) {
		seed ^= (uint64_t)*b++ << 56;
		for (int bit = 0; bit < 8; bit++)
			seed = seed << 1 ^ (seed >> 63 ? POLYNOMIAL : 0);
	}
	return seed;
}
