/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef LIB_BLAKE2B_H
#define LIB_BLAKE2B_H

#include <stddef.h>
#include <stdint.h>

#define BLAKE2B_256_SIZE 32

/* BLAKE2b (RFC 7693) without a key, of 32 bytes. */
void blake2b_256(const void *buf, size_t len, uint8_t digest[BLAKE2B_256_SIZE]);

#endif
