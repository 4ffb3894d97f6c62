// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/*
 * A table of 16 entries, two steps a byte: the largest thing that is ever
 * checked at boot is a GPT (16 KiB), for which a table of 1 KiB would cost more
 * to carry than it saves. The small one is made each time, of 64 steps.
 */
#include "crc32.h"

uint32_t crc32_reflected(uint32_t polynomial, uint32_t crc, const void *buf,
			 size_t len)
{
	const uint8_t *b = buf;
	uint32_t nibbles[16];

	for (uint32_t i = 0; i < 16; i++) {
		nibbles[i] = i;
		for (int bit = 0; bit < 4; bit++)
			nibbles[i] = nibbles[i] >> 1 ^
				     (nibbles[i] & 1 ? polynomial : 0);
	}
	while (len--) {
		crc ^= *b++;
		crc = crc >> 4 ^ nibbles[crc & 15];
		crc = crc >> 4 ^ nibbles[crc & 15];
	}
	return crc;
}

uint32_t crc32(uint32_t crc, const void *buf, size_t len)
{
	return ~crc32_reflected(0xedb88320, ~crc, buf, len);
}
