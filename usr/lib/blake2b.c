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

/* In which order a round takes the words; the last two are the first again. */
static const uint8_t sigma[10][16] = {
	{ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 },
	{ 14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3 },
	{ 11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4 },
	{ 7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8 },
	{ 9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13 },
	{ 2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9 },
	{ 12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11 },
	{ 13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10 },
	{ 6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5 },
	{ 10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0 },
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
		const uint8_t *order = sigma[round % 10];

		for (i = 0; i < 8; i++) {
			mix(v, quads[i], get_le64(block + 8 * order[2 * i]), 32,
			    24);
			mix(v, quads[i], get_le64(block + 8 * order[2 * i + 1]),
			    16, 63);
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
