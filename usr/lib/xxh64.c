// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/*
 * XXH64, as its specification describes it: four lanes take 8 bytes each in
 * turn, are merged, and take what remains.
 */
#include "xxh64.h"

#include "bytes.h"

#define LANES  4
#define STRIPE (8 * LANES)

static const uint64_t prime1 = 0x9e3779b185ebca87;
static const uint64_t prime2 = 0xc2b2ae3d27d4eb4f;
static const uint64_t prime3 = 0x165667b19e3779f9;
static const uint64_t prime4 = 0x85ebca77c2b2ae63;
static const uint64_t prime5 = 0x27d4eb2f165667c5;

static uint64_t rotate(uint64_t x, unsigned int n)
{
	return x << n | x >> (64 - n);
}

static uint64_t mix(uint64_t lane, uint64_t input)
{
	return rotate(lane + input * prime2, 31) * prime1;
}

static uint64_t merge(uint64_t hash, uint64_t lane)
{
	return (hash ^ mix(0, lane)) * prime1 + prime4;
}

/* All whole stripes of @b. */
static uint64_t take_stripes(const uint8_t *b, size_t len)
{
	static const unsigned int turns[LANES] = { 1, 7, 12, 18 };
	uint64_t lane[LANES] = { prime1 + prime2, prime2, 0, 0 - prime1 };
	uint64_t hash = 0;
	int i;

	for (; len >= STRIPE; len -= STRIPE, b += STRIPE)
		for (i = 0; i < LANES; i++)
			lane[i] = mix(lane[i], get_le64(b + 8 * i));
	for (i = 0; i < LANES; i++)
		hash += rotate(lane[i], turns[i]);
	for (i = 0; i < LANES; i++)
		hash = merge(hash, lane[i]);
	return hash;
}

/* Less than a stripe. */
static uint64_t take_rest(uint64_t hash, const uint8_t *b, size_t len)
{
	for (; len >= 8; len -= 8, b += 8)
		hash = rotate(hash ^ mix(0, get_le64(b)), 27) * prime1 + prime4;
	if (len >= 4) {
		hash = rotate(hash ^ get_le32(b) * prime1, 23) * prime2 +
		       prime3;
		len -= 4;
		b += 4;
	}
	for (; len; len--, b++)
		hash = rotate(hash ^ *b * prime5, 11) * prime1;
	return hash;
}

uint64_t xxh64(const void *buf, size_t len)
{
	const uint8_t *b = buf;
	size_t whole = len - len % STRIPE;
	uint64_t hash = prime5;

	if (whole)
		hash = take_stripes(b, whole);
	hash = take_rest(hash + len, b + whole, len - whole);
	hash = (hash ^ hash >> 33) * prime2;
	hash = (hash ^ hash >> 29) * prime3;
	return hash ^ hash >> 32;
}
