/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/*
 * Integers of a stated byte order from memory of any alignment. What comes
 * from a disk or a network is read with these and never through a cast
 * pointer: the same source then serves every architecture, and no structure
 * has to be packed. A compiler makes one load (and a swap) of each, if the
 * processor can: then that is shorter than a call, which a compiler that counts
 * what stands here does not see.
 */
#ifndef LIB_BYTES_H
#define LIB_BYTES_H

#include <stdint.h>

#ifdef __riscv
#define BYTES_ALWAYS
#else
#define BYTES_ALWAYS __attribute__((always_inline))
#endif

static inline BYTES_ALWAYS uint16_t get_le16(const void *at)
{
	const uint8_t *b = at;

	return (uint16_t)(b[0] | b[1] << 8);
}

static inline BYTES_ALWAYS uint32_t get_le32(const void *at)
{
	const uint8_t *b = at;

	return get_le16(b) | (uint32_t)get_le16(b + 2) << 16;
}

static inline BYTES_ALWAYS uint64_t get_le64(const void *at)
{
	const uint8_t *b = at;

	return get_le32(b) | (uint64_t)get_le32(b + 4) << 32;
}

static inline BYTES_ALWAYS uint16_t get_be16(const void *at)
{
	const uint8_t *b = at;

	return (uint16_t)(b[0] << 8 | b[1]);
}

static inline BYTES_ALWAYS uint32_t get_be32(const void *at)
{
	const uint8_t *b = at;

	return (uint32_t)get_be16(b) << 16 | get_be16(b + 2);
}

static inline BYTES_ALWAYS uint64_t get_be64(const void *at)
{
	const uint8_t *b = at;

	return (uint64_t)get_be32(b) << 32 | get_be32(b + 4);
}

static inline BYTES_ALWAYS void put_le16(void *at, uint16_t n)
{
	uint8_t *b = at;

	b[0] = (uint8_t)n;
	b[1] = (uint8_t)(n >> 8);
}

static inline BYTES_ALWAYS void put_le32(void *at, uint32_t n)
{
	put_le16(at, (uint16_t)n);
	put_le16((uint8_t *)at + 2, (uint16_t)(n >> 16));
}

static inline BYTES_ALWAYS void put_le64(void *at, uint64_t n)
{
	put_le32(at, (uint32_t)n);
	put_le32((uint8_t *)at + 4, (uint32_t)(n >> 32));
}

static inline BYTES_ALWAYS void put_be16(void *at, uint16_t n)
{
	uint8_t *b = at;

	b[0] = (uint8_t)(n >> 8);
	b[1] = (uint8_t)n;
}

static inline BYTES_ALWAYS void put_be32(void *at, uint32_t n)
{
	put_be16(at, (uint16_t)(n >> 16));
	put_be16((uint8_t *)at + 2, (uint16_t)n);
}

#endif
