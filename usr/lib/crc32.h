/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef LIB_CRC32_H
#define LIB_CRC32_H

#include <stddef.h>
#include <stdint.h>

/*
 * CRC-32 of IEEE 802.3 (as in GPT, gzip and zlib): the checksum of all bytes
 * so far, given @crc, the checksum of those before @buf. Start with 0.
 */
uint32_t crc32(uint32_t crc, const void *buf, size_t len);

/* Of any polynomial, as it is: reflected, and nothing is inverted. */
uint32_t crc32_reflected(uint32_t polynomial, uint32_t crc, const void *buf,
			 size_t len);

#endif
