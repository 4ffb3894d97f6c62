// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/* BLAKE2b, as RFC 7693 describes it, without a key. */
#include <stdbool.h>
#include <string.h>

#include "blake2b.h"
#include "bytes.h"

#define BLOCK_SIZE 128
#define ROUNDS	   12

static const uint64_t initial[8] = {
	0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
	0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
	0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

/*
 * In which order a round takes the words, the first one in the lowest digit;
 * the last two rounds are the first again.
 */
static const uint64_t sigma[10] = {
	0xfedcba9876543210, 0x357b20c16df984ae, 0x491763eadf250c8b,
	0x8f04a562ebcd1397, 0xd386cb1efa427509, 0x91ef57d438b0a6c2,
	0xb8293670a4def15c, 0xa2684f05931ce7bd, 0x5a417d2c803b9ef6,
	0x0dc3e9bf5167482a,
};

static uint64_t rotate(uint64_t x, unsigned int n)
{
	return x >> n | x << (64 - n);
}

/* Half of the RFC's G, on the four of @v that @at names. */
static void mix(uint64_t v[16], const uint8_t at[4], uint64_t word,
		unsigned int d, unsigned int b)
{
	v[at[0]] += v[at[1]] + word;
	v[at[3]] = rotate(v[at[3]] ^ v[at[0]], d);
	v[at[2]] += v[at[3]];
	v[at[1]] = rotate(v[at[1]] ^ v[at[2]], b);
}

static void take_block(uint64_t h[8], const uint8_t *block, uint64_t len,
		       bool last)
{
	/* Columns, then diagonals. */
	static const uint8_t quads[8][4] = {
		{ 0, 4, 8, 12 },  { 1, 5, 9, 13 },  { 2, 6, 10, 14 },
		{ 3, 7, 11, 15 }, { 0, 5, 10, 15 }, { 1, 6, 11, 12 },
		{ 2, 7, 8, 13 },  { 3, 4, 9, 14 },
	};
	uint64_t v[16];
	int i, round;

	memcpy(v, h, 8 * sizeof(*v));
	memcpy(v + 8, initial, sizeof(initial));
	v[12] ^= len;
	if (last)
		v[14] = ~v[14];
	for (round = 0; round < ROUNDS; round++) {
		uint64_t order = sigma[round % 10];

		for (i = 0; i < 8; i++, order >>= 8) {
			mix(v, quads[i], get_le64(block + 8 * (order & 15)), 32,
			    24);
			mix(v, quads[i],
			    get_le64(block + 8 * (order >> 4 & 15)), 16, 63);
		}
	}
	for (i = 0; i < 8; i++)
		h[i] ^= v[i] ^ v[i + 8];
}

void blake2b_256(const void *buf, size_t len, uint8_t digest[BLAKE2B_256_SIZE])
{
	const uint8_t *b = buf;
	uint8_t last[BLOCK_SIZE] = { 0 };
	uint64_t h[8];
	size_t done = 0;
	int i;

	memcpy(h, initial, sizeof(h));
	/* The parameters: depth and fan-out of 1, no key, 32 bytes. */
	h[0] ^= 0x01010000 ^ BLAKE2B_256_SIZE;
	for (; len - done > BLOCK_SIZE; done += BLOCK_SIZE)
		take_block(h, b + done, done + BLOCK_SIZE, false);
	if (len > done)
		memcpy(last, b + done, len - done);
	take_block(h, last, len, true);
	for (i = 0; i < BLAKE2B_256_SIZE; i++)
		digest[i] = (uint8_t)(h[i / 8] >> (8 * (i % 8)));
}
