// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/*
 * SHA-256, as FIPS 180-4 describes it. The message schedule is kept in a ring
 * of 16 words: each new word needs no older ones.
 */
#include <string.h>

#include "bytes.h"
#include "sha256.h"

static uint32_t constants[64];

static unsigned int next_prime(unsigned int n)
{
	unsigned int i;

	do {
		n++;
		for (i = 2; n % i; i++)
			;
	} while (i < n);
	return n;
}

/*
 * Of the cube roots of the first 64 primes, the first 32 bits behind the dot.
 * They do not compress, and are made of less than that.
 */
static void make_constants(void)
{
	unsigned int prime = 1;

	for (int i = 0; i < 64; i++) {
		uint64_t root = 0;

		prime = next_prime(prime);
		for (uint64_t bit = 1ULL << 34; bit; bit >>= 1) {
			uint64_t r = root | bit;

			if ((__uint128_t)r * r * r <= (__uint128_t)prime << 96)
				root = r;
		}
		constants[i] = (uint32_t)root;
	}
}

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

	make_constants();
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
