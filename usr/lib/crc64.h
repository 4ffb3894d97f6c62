/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef LIB_CRC64_H
#define LIB_CRC64_H

#include <stddef.h>
#include <stdint.h>

/*
 * CRC-64 of ECMA-182's polynomial, continued from @seed. Nothing is inverted:
 * whoever wants CRC-64/WE, as bcache and bcachefs do, starts with ~0 and
 * inverts the result.
 */
uint64_t crc64(uint64_t seed, const void *buf, size_t len);

#endif
