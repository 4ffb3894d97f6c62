/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef LIB_CRC32C_H
#define LIB_CRC32C_H

#include <stddef.h>
#include <stdint.h>

/*
 * CRC-32C (Castagnoli) of @len bytes, continued from @seed. Nothing is
 * inverted: ext4 starts with ~0 and stores the result as it is; whoever wants
 * the checksum of RFC 3720 starts with ~0 and inverts the result.
 */
uint32_t crc32c(uint32_t seed, const void *buf, size_t len);

#endif
