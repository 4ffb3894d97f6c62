// SPDX-License-Identifier: GPL-2.0-only
/*
 * gzip (RFC 1952): 1f 8b 08; flags; time, 4 bytes; 2 bytes; optional fields;
 * deflate's data; CRC-32 and size, 8 bytes.
 *
 * Deflate (RFC 1951) does not say how long it is. But its codes can be read
 * without what they stand for: nothing is unpacked here, only counted.
 */
#include <string.h>

#include "image/packed.h"

#define MAX_BITS    15
#define MAX_SYMBOLS 288

struct table {
	unsigned int bits; /* of the longest code */
	/* By the next @bits bits: length | symbol << 4; 0: no such code. */
	uint16_t entry[1 << MAX_BITS];
};

struct bits {
	struct packed *p;
	uint64_t held;
	unsigned int count;
};

/* As many as there are, up to 56 and more. */
static void fill(struct bits *b)
{
	while (b->count <= 56 && b->p->at < b->p->end) {
		b->held |= (uint64_t)*b->p->at++ << b->count;
		b->count += 8;
	}
}

/* Gives back what was read too much: the data end with a whole byte. */
static void put_back(struct bits *b)
{
	b->p->at -= b->count / 8;
	b->held = 0;
	b->count = 0;
}

static bool bad(struct bits *b, const char *why)
{
	put_back(b);
	return packed_bad(b->p, why);
}

static bool take(struct bits *b, unsigned int n, unsigned int *value)
{
	fill(b);
	if (b->count < n)
		return bad(b, "the compressed data end too early");
	*value = b->held & ((1U << n) - 1);
	b->held >>= n;
	b->count -= n;
	return true;
}

static bool take_symbol(struct bits *b, const struct table *t, unsigned int *s)
{
	unsigned int entry, n;

	fill(b);
	/* Past the end there are zeros; what is counted tells. */
	entry = t->entry[b->held & ((1U << t->bits) - 1)];
	n = entry & 15;
	if (n > b->count)
		return bad(b, "the compressed data end too early");
	if (!entry)
		return bad(b, "gzip: a code that does not exist");
	*s = entry >> 4;
	b->held >>= n;
	b->count -= n;
	return true;
}

static unsigned int reversed(unsigned int code, unsigned int bits)
{
	unsigned int r = 0;

	while (bits--) {
		r = r << 1 | (code & 1);
		code >>= 1;
	}
	return r;
}

/* RFC 1951, 3.2.2. False: more codes than there can be. */
static bool make_table(struct table *t, const uint8_t *lengths, unsigned int n)
{
	unsigned int count[MAX_BITS + 1] = { 0 }, next[MAX_BITS + 1];
	unsigned int code = 0, left = 1;

	for (unsigned int i = 0; i < n; i++)
		count[lengths[i]]++;
	count[0] = 0;
	t->bits = 1;
	for (unsigned int i = 1; i <= MAX_BITS; i++) {
		code = (code + count[i - 1]) << 1;
		next[i] = code;
		left <<= 1;
		if (count[i] > left)
			return false;
		left -= count[i];
		if (count[i])
			t->bits = i;
	}
	memset(t->entry, 0, sizeof(*t->entry) << t->bits);
	for (unsigned int i = 0; i < n; i++) {
		unsigned int len = lengths[i], at;

		if (!len)
			continue;
		at = reversed(next[len]++, len);
		for (; at < 1U << t->bits; at += 1U << len)
			t->entry[at] = len | i << 4;
	}
	return true;
}

struct codes {
	struct table literals, distances;
};

static bool fixed_tables(struct codes *c)
{
	uint8_t lengths[MAX_SYMBOLS];

	memset(lengths, 8, 144);
	memset(lengths + 144, 9, 112);
	memset(lengths + 256, 7, 24);
	memset(lengths + 280, 8, 8);
	if (!make_table(&c->literals, lengths, MAX_SYMBOLS))
		return false;
	memset(lengths, 5, 30);
	return make_table(&c->distances, lengths, 30);
}

/* The lengths of both tables' codes, in one row, run-length coded. */
static bool read_lengths(struct bits *b, const struct table *t,
			 uint8_t *lengths, unsigned int n)
{
	unsigned int i = 0, symbol, repeat, length;

	while (i < n) {
		if (!take_symbol(b, t, &symbol))
			return false;
		if (symbol < 16) {
			lengths[i++] = symbol;
			continue;
		}
		length = 0;
		if (symbol == 16) {
			if (!i)
				return bad(b, "gzip: nothing to repeat");
			length = lengths[i - 1];
		}
		if (!take(b, symbol == 16 ? 2 : symbol == 17 ? 3 : 7, &repeat))
			return false;
		repeat += symbol == 18 ? 11 : 3;
		if (repeat > n - i)
			return bad(b, "gzip: too many codes");
		memset(lengths + i, length, repeat);
		i += repeat;
	}
	return true;
}

static bool read_tables(struct bits *b, struct codes *c)
{
	static const uint8_t order[19] = {
		16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
		11, 4,	12, 3, 13, 2, 14, 1, 15,
	};
	uint8_t lengths[MAX_SYMBOLS + 32] = { 0 };
	unsigned int literals, distances, n, length;

	if (!take(b, 5, &literals) || !take(b, 5, &distances) ||
	    !take(b, 4, &n))
		return false;
	literals += 257;
	distances += 1;
	if (literals > 286 || distances > 30)
		return bad(b, "gzip: too many codes");
	for (unsigned int i = 0; i < n + 4; i++) {
		if (!take(b, 3, &length))
			return false;
		lengths[order[i]] = length;
	}
	if (!make_table(&c->literals, lengths, 19))
		return bad(b, "gzip: impossible codes");
	if (!read_lengths(b, &c->literals, lengths, literals + distances))
		return false;
	if (!make_table(&c->literals, lengths, literals) ||
	    !make_table(&c->distances, lengths + literals, distances))
		return bad(b, "gzip: impossible codes");
	return true;
}

static bool read_codes(struct bits *b, const struct codes *c)
{
	unsigned int symbol, extra;

	for (;;) {
		if (!take_symbol(b, &c->literals, &symbol))
			return false;
		if (symbol == 256)
			return true;
		if (symbol < 256)
			continue;
		/* A length, and then a distance; each with further bits. */
		if (symbol > 285)
			return bad(b, "gzip: a code that does not exist");
		extra = symbol < 265 || symbol == 285 ? 0 : (symbol - 261) / 4;
		if (!take(b, extra, &extra))
			return false;
		if (!take_symbol(b, &c->distances, &symbol))
			return false;
		extra = symbol < 4 ? 0 : symbol / 2 - 1;
		if (!take(b, extra, &extra))
			return false;
	}
}

static bool stored(struct packed *p)
{
	uint32_t length, inverted;

	if (!packed_le(p, 2, &length) || !packed_le(p, 2, &inverted))
		return false;
	if (length != (~inverted & 0xffff))
		return packed_bad(p, "gzip: a block's length is damaged");
	return packed_skip(p, length);
}

static bool deflate(struct packed *p)
{
	struct bits b = { .p = p };
	struct codes codes;
	unsigned int last, type;

	do {
		if (!take(&b, 1, &last) || !take(&b, 2, &type))
			return false;
		if (type == 3)
			return bad(&b, "gzip: an unknown type of block");
		if (type == 0) {
			put_back(&b);
			if (!stored(p))
				return false;
			continue;
		}
		if (type == 1 ? !fixed_tables(&codes)
			      : !read_tables(&b, &codes))
			return false;
		if (!read_codes(&b, &codes))
			return false;
	} while (!last);
	put_back(&b);
	return true;
}

#define GZIP_CRC     0x02
#define GZIP_EXTRA   0x04
#define GZIP_NAME    0x08
#define GZIP_COMMENT 0x10

static bool text(struct packed *p)
{
	uint32_t c;

	do {
		if (!packed_le(p, 1, &c))
			return false;
	} while (c);
	return true;
}

bool packed_gzip(struct packed *p)
{
	uint32_t method, flags, length;

	if (!packed_skip(p, 2) || !packed_le(p, 1, &method) ||
	    !packed_le(p, 1, &flags) || !packed_skip(p, 6))
		return false;
	if (method != 8)
		return packed_bad(p, "gzip: an unknown method");
	if (flags & GZIP_EXTRA &&
	    (!packed_le(p, 2, &length) || !packed_skip(p, length)))
		return false;
	if (flags & GZIP_NAME && !text(p))
		return false;
	if (flags & GZIP_COMMENT && !text(p))
		return false;
	if (flags & GZIP_CRC && !packed_skip(p, 2))
		return false;
	return deflate(p) && packed_skip(p, 8);
}
