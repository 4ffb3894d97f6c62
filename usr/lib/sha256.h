/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef LIB_SHA256_H
#define LIB_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_SIZE	  32
#define SHA256_BLOCK_SIZE 64

struct sha256 {
	uint32_t state[8];
	uint64_t len; /* bytes so far */
	uint8_t block[SHA256_BLOCK_SIZE]; /* the last ones, not taken yet */
};

/* SHA-256 (FIPS 180-4): init, add what there is, in any pieces, then end. */
void sha256_init(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const void *buf, size_t len);
void sha256_end(struct sha256 *sha, uint8_t digest[SHA256_SIZE]);

#endif
