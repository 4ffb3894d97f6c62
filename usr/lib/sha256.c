// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/*
 * SHA-256, as FIPS 180-4 describes it. The message schedule is kept in a ring
 * of 16 words: each new word needs no older ones.
 */
#include <string.h>

#include "bytes.h"
#include "sha256.h"

/* Of the cube roots of the first 64 primes: the first 32 bits behind the dot.
 */
static const uint32_t constants[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
	0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
	0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t x, unsigned int n)
{
	return x >> n | x << (32 - n);
}

static uint32_t turns(uint32_t x, unsigned int a, unsigned int b,
		      unsigned int c)
{
	return rotate(x, a) ^ rotate(x, b) ^ rotate(x, c);
}

/* Word @t of the schedule, from the 16 before it. */
static uint32_t extend(uint32_t w[16], unsigned int t)
{
	uint32_t w15 = w[(t + 1) % 16], w2 = w[(t + 14) % 16];

	w[t % 16] += (rotate(w15, 7) ^ rotate(w15, 18) ^ w15 >> 3) +
		     w[(t + 9) % 16] +
		     (rotate(w2, 17) ^ rotate(w2, 19) ^ w2 >> 10);
	return w[t % 16];
}

static void take_block(uint32_t state[8], const uint8_t *block)
{
	uint32_t w[16], s[8];
	unsigned int t, i;

	for (t = 0; t < 16; t++)
		w[t] = get_be32(block + 4 * t);
	memcpy(s, state, sizeof(s));
	for (t = 0; t < 64; t++) {
		uint32_t word = t < 16 ? w[t] : extend(w, t);
		uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
		uint32_t majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^
				    (s[1] & s[2]);
		uint32_t t1 = s[7] + turns(s[4], 6, 11, 25) + choice +
			      constants[t] + word;
		uint32_t t2 = turns(s[0], 2, 13, 22) + majority;

		memmove(s + 1, s, 7 * sizeof(*s));
		s[4] += t1;
		s[0] = t1 + t2;
	}
	for (i = 0; i < 8; i++)
		state[i] += s[i];
}

void sha256_init(struct sha256 *sha)
{
	static const uint32_t initial[8] = {
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	};

	memcpy(sha->state, initial, sizeof(initial));
	sha->len = 0;
}

void sha256_add(struct sha256 *sha, const void *buf, size_t len)
{
	const uint8_t *b = buf;

	while (len) {
		size_t have = sha->len % SHA256_BLOCK_SIZE;
		size_t n = SHA256_BLOCK_SIZE - have;

		if (n > len)
			n = len;
		memcpy(sha->block + have, b, n);
		sha->len += n;
		b += n;
		len -= n;
		if (have + n == SHA256_BLOCK_SIZE)
			take_block(sha->state, sha->block);
	}
}

void sha256_end(struct sha256 *sha, uint8_t digest[SHA256_SIZE])
{
	static const uint8_t padding[SHA256_BLOCK_SIZE] = { 0x80 };
	uint64_t bits = sha->len * 8;
	size_t have = sha->len % SHA256_BLOCK_SIZE;
	uint8_t length[8];

	/* Up to 8 bytes before the end of a block: this one, or the next. */
	sha256_add(sha, padding, have < 56 ? 56 - have : 120 - have);
	put_be32(length, (uint32_t)(bits >> 32));
	put_be32(length + 4, (uint32_t)bits);
	sha256_add(sha, length, sizeof(length));
	for (int i = 0; i < 8; i++)
		put_be32(digest + 4 * i, sha->state[i]);
}
