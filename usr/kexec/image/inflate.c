// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "image/inflate.h"

#define CODE_MAX   15 /* bits of the longest code */
#define QUICK_BITS 9 /* codes up to this length are found in one step */
#define LITERALS   288
#define DISTANCES  32
#define END	   256

/*
 * The codes of one alphabet. Within a length they are consecutive numbers, in
 * the order of their symbols, so the number of codes of each length and the
 * symbols in that order say it all. Most codes are short: @quick has for each
 * sequence of the next bits the symbol and, in the lower four bits, how many
 * belong to it.
 */
struct codes {
	uint16_t count[CODE_MAX + 1];
	uint16_t symbols[LITERALS];
	uint16_t quick[1 << QUICK_BITS];
};

struct state {
	const uint8_t *in, *in_end;
	uint64_t bits; /* the next ones, from the lowest on */
	unsigned int n_bits;
	uint8_t *out, *at, *out_end;
	struct codes literal, distance;
};

/* Has bits for all that is taken at once: a code and its extra bits. */
static void fill(struct state *s)
{
	while (s->n_bits <= 56 && s->in < s->in_end) {
		s->bits |= (uint64_t)*s->in++ << s->n_bits;
		s->n_bits += 8;
	}
}

/* Up to 16 of them; -ENODATA if there are not so many. */
static int take(struct state *s, unsigned int n)
{
	int value;

	if (s->n_bits < n) {
		fill(s);
		if (s->n_bits < n)
			return -ENODATA;
	}
	value = (int)(s->bits & ((1U << n) - 1));
	s->bits >>= n;
	s->n_bits -= n;
	return value;
}

/* In a file the first bit of a code is its highest, but the lowest of a byte. */
static unsigned int mirror(unsigned int code, unsigned int n)
{
	unsigned int mirrored = 0;

	while (n--) {
		mirrored = mirrored << 1 | (code & 1);
		code >>= 1;
	}
	return mirrored;
}

static void make_quick(struct codes *c)
{
	unsigned int code = 0, n = 0;

	memset(c->quick, 0, sizeof(c->quick));
	for (unsigned int bits = 1; bits <= QUICK_BITS; bits++) {
		for (unsigned int i = 0; i < c->count[bits]; i++, code++, n++) {
			for (unsigned int at = mirror(code, bits);
			     at < 1U << QUICK_BITS; at += 1U << bits)
				c->quick[at] =
					(uint16_t)(c->symbols[n] << 4 | bits);
		}
		code <<= 1;
	}
}

/*
 * @lengths of the codes of @n symbols, 0: it has none. Each sequence of bits has
 * to mean something, except that an alphabet may have no code at all or, if it
 * @may_be_single, one code of one bit.
 */
static int make_codes(struct codes *c, const uint8_t *lengths, unsigned int n,
		      bool may_be_single)
{
	uint16_t next[CODE_MAX + 2] = { 0 };
	unsigned int n_codes;
	int left = 1;

	memset(c->count, 0, sizeof(c->count));
	for (unsigned int i = 0; i < n; i++)
		c->count[lengths[i]]++;
	c->count[0] = 0;
	for (unsigned int bits = 1; bits <= CODE_MAX; bits++) {
		left = left * 2 - c->count[bits];
		if (left < 0)
			return -EBADMSG;
		next[bits + 1] = (uint16_t)(next[bits] + c->count[bits]);
	}
	n_codes = next[CODE_MAX + 1];
	if (left && n_codes &&
	    !(may_be_single && n_codes == 1 && c->count[1] == 1))
		return -EBADMSG;
	for (unsigned int i = 0; i < n; i++) {
		if (lengths[i])
			c->symbols[next[lengths[i]]++] = (uint16_t)i;
	}
	make_quick(c);
	return 0;
}

/* The next symbol, or -errno. */
static int decode(struct state *s, const struct codes *c)
{
	unsigned int code = 0, first = 0, n = 0, quick;

	if (s->n_bits < CODE_MAX)
		fill(s);
	quick = c->quick[s->bits & ((1U << QUICK_BITS) - 1)];
	if (quick) {
		unsigned int bits = quick & 15;

		if (bits > s->n_bits)
			return -ENODATA;
		s->bits >>= bits;
		s->n_bits -= bits;
		return (int)(quick >> 4);
	}
	for (unsigned int bits = 1; bits <= CODE_MAX; bits++) {
		if (bits > s->n_bits)
			return -ENODATA;
		code = code << 1 | (s->bits >> (bits - 1) & 1);
		if (code < first + c->count[bits]) {
			s->bits >>= bits;
			s->n_bits -= bits;
			return c->symbols[n + code - first];
		}
		n += c->count[bits];
		first = (first + c->count[bits]) << 1;
	}
	return -EBADMSG;
}

static int stored_block(struct state *s)
{
	int n, inverse;

	take(s, s->n_bits & 7);
	n = take(s, 16);
	inverse = take(s, 16);
	if (n < 0 || inverse < 0)
		return -ENODATA;
	if (n != (inverse ^ 0xffff))
		return -EBADMSG;
	/* What was taken ahead are whole bytes now. */
	s->in -= s->n_bits / 8;
	s->n_bits = 0;
	s->bits = 0;
	if (n > s->in_end - s->in)
		return -ENODATA;
	if (n > s->out_end - s->at)
		return -EFBIG;
	memcpy(s->at, s->in, (size_t)n);
	s->at += n;
	s->in += n;
	return 0;
}

/* How long a copy is, for its symbol: each four steps have a bit more. */
static int copy_length(struct state *s, unsigned int symbol)
{
	unsigned int extra;
	int more;

	symbol -= END + 1;
	if (symbol < 8)
		return (int)symbol + 3;
	if (symbol == 28)
		return 258;
	if (symbol > 28)
		return -EBADMSG;
	extra = symbol / 4 - 1;
	more = take(s, extra);
	return more < 0 ? more : (int)(((4 + symbol % 4) << extra) + 3) + more;
}

/* From how far behind: each two steps have a bit more. */
static int copy_distance(struct state *s)
{
	int symbol = decode(s, &s->distance), more;
	unsigned int extra;

	if (symbol < 0)
		return symbol;
	if (symbol < 4)
		return symbol + 1;
	if (symbol >= 30)
		return -EBADMSG;
	extra = (unsigned int)symbol / 2 - 1;
	more = take(s, extra);
	return more < 0 ? more : ((2 + symbol % 2) << extra) + 1 + more;
}

static int coded_block(struct state *s)
{
	for (;;) {
		int symbol = decode(s, &s->literal), length, distance;

		if (symbol == END)
			return 0;
		if (symbol < 0)
			return symbol;
		if (symbol < END) {
			if (s->at == s->out_end)
				return -EFBIG;
			*s->at++ = (uint8_t)symbol;
			continue;
		}
		length = copy_length(s, (unsigned int)symbol);
		if (length < 0)
			return length;
		distance = copy_distance(s);
		if (distance < 0)
			return distance;
		if (distance > s->at - s->out)
			return -EBADMSG;
		if (length > s->out_end - s->at)
			return -EFBIG;
		/* Bytes of the copy may be what it is made of. */
		for (const uint8_t *from = s->at - distance; length--;)
			*s->at++ = *from++;
	}
}

static int fixed_block(struct state *s)
{
	uint8_t lengths[LITERALS];
	int err;

	for (unsigned int i = 0; i < LITERALS; i++)
		lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	err = make_codes(&s->literal, lengths, LITERALS, false);
	memset(lengths, 5, DISTANCES);
	err = err ? err : make_codes(&s->distance, lengths, DISTANCES, false);
	return err ? err : coded_block(s);
}

/* Reads @n lengths, which are packed by the codes of s->literal themselves. */
static int read_lengths(struct state *s, uint8_t *lengths, unsigned int n)
{
	unsigned int i = 0;

	while (i < n) {
		int symbol = decode(s, &s->literal), repeat;
		uint8_t value = 0;

		if (symbol < 0)
			return symbol;
		if (symbol < 16) {
			lengths[i++] = (uint8_t)symbol;
			continue;
		}
		if (symbol == 16) {
			if (!i)
				return -EBADMSG;
			value = lengths[i - 1];
		}
		repeat = take(s, symbol == 16 ? 2 : symbol == 17 ? 3 : 7);
		if (repeat < 0)
			return repeat;
		repeat += symbol == 18 ? 11 : 3;
		if ((unsigned int)repeat > n - i)
			return -EBADMSG;
		memset(lengths + i, value, (size_t)repeat);
		i += (unsigned int)repeat;
	}
	return 0;
}

static int dynamic_block(struct state *s)
{
	/* The likely ones come first, so that the others can be left out. */
	static const uint8_t order[] = { 16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
					 11, 4,	 12, 3, 13, 2, 14, 1, 15 };
	uint8_t lengths[LITERALS + DISTANCES] = { 0 };
	int literals = take(s, 5), distances = take(s, 5), n = take(s, 4), err;

	if (literals < 0 || distances < 0 || n < 0)
		return -ENODATA;
	literals += 257;
	distances++;
	if (literals > 286 || distances > 30)
		return -EBADMSG;
	for (int i = 0; i < n + 4; i++) {
		int length = take(s, 3);

		if (length < 0)
			return length;
		lengths[order[i]] = (uint8_t)length;
	}
	err = make_codes(&s->literal, lengths, sizeof(order), false);
	if (!err)
		err = read_lengths(s, lengths,
				   (unsigned int)(literals + distances));
	if (err)
		return err;
	/* Without an end it would have none. */
	if (!lengths[END])
		return -EBADMSG;
	err = make_codes(&s->literal, lengths, (unsigned int)literals, true);
	if (!err)
		err = make_codes(&s->distance, lengths + literals,
				 (unsigned int)distances, true);
	return err ? err : coded_block(s);
}

int inflate_raw(const uint8_t *in, size_t len, size_t *used, uint8_t *out,
		size_t size, size_t *made)
{
	struct state s = { .in = in,
			   .in_end = in + len,
			   .out = out,
			   .at = out,
			   .out_end = out + size };
	int last, type, err;

	do {
		last = take(&s, 1);
		type = take(&s, 2);
		if (last < 0 || type < 0)
			err = -ENODATA;
		else if (type == 0)
			err = stored_block(&s);
		else if (type == 1)
			err = fixed_block(&s);
		else
			err = type == 2 ? dynamic_block(&s) : -EBADMSG;
	} while (!err && !last);
	*used = (size_t)(s.in - in) - s.n_bits / 8;
	*made = (size_t)(s.at - out);
	return err;
}
