// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/*
 * The format (kmod: libkmod/libkmod-index.c, tools/depmod.c), a tree in which
 * each byte of a key leads one step down. All numbers are big-endian.
 *
 *	file	u32 0xb007f457, u32 version 2.1, u32 reference of the root
 *	node	prefix, ended by a NUL			if the reference says so
 *		u8 first, u8 last, u32 reference for each byte from first to
 *		last, 0 if there is none		the same
 *		u32 count, and for each value u32 priority and a text, ended by
 *		a NUL					the same
 *
 * The four high bits of a reference say what the node has, the others where it
 * is. Up to kmod 33 depmod writes children before their parents, from kmod 34
 * on behind them: no order is relied on. A walk ends because a tree that fits
 * into the file has no more nodes than the file has bytes.
 *
 * Patterns are matched while the tree is walked: a set has all places of the
 * alias that can have been reached by what led to a node, and where the set is
 * empty nothing below is looked at. So the cost is that of the patterns that
 * begin like the alias.
 */
#include <string.h>

#include "bytes.h"
#include "module_index.h"

#define MAGIC	      0xb007f457
#define VERSION_MAJOR 2
#define HEADER_SIZE   12

#define HAS_PREFIX   0x80000000
#define HAS_VALUES   0x40000000
#define HAS_CHILDREN 0x20000000
#define OFFSET	     0x0fffffff

#define MAX_DEPTH 512 /* nodes from the root down */
#define CLASS_MAX 63 /* bytes between [ and ] */

#define SET_WORDS (MODULE_KEY_MAX / 64 + 1)

/* Bit n: the first n bytes of the alias may be used up. */
struct set {
	uint64_t bits[SET_WORDS];
};

struct walk {
	const struct module_index *index;
	module_index_value *value;
	void *context;
	const char *problem;
	bool stop;
	size_t steps; /* that are left: no honest index needs more */

	char key[MODULE_KEY_MAX + 1]; /* that led here */
	size_t key_len;

	/* NULL: each key is wanted. */
	const char *alias;
	size_t alias_len;
	size_t words; /* of a set that are in use */
	bool literal; /* keys are no patterns */
};

static const char lies[] = "it is damaged: a reference leads nowhere";
static const char too_short[] = "it is damaged: it ends too early";

const char *module_index_open(struct module_index *index, const void *data,
			      size_t size)
{
	const uint8_t *bytes = data;
	uint32_t offset;

	if (size < HEADER_SIZE)
		return too_short;
	if (get_be32(bytes) != MAGIC)
		return "it is none of depmod's indexes";
	if (get_be16(bytes + 4) != VERSION_MAJOR)
		return "it is of a version that is not known";
	index->data = data;
	index->size = size;
	index->root = get_be32(bytes + 8);
	offset = index->root & OFFSET;
	return offset < HEADER_SIZE || offset > size ? lies : NULL;
}

/* A module's name in a pattern or an alias: both signs mean the same. */
static char same(char c)
{
	return c == '-' ? '_' : c;
}

static bool is_empty(const struct walk *w, const struct set *set)
{
	for (size_t i = 0; i < w->words; i++)
		if (set->bits[i])
			return false;
	return true;
}

/* What is between [ and ] stands for one byte: is @c among them? */
static bool in_class(const char *class, size_t len, unsigned char c)
{
	bool negated = len && (class[0] == '!' || class[0] == '^');
	bool found = false;

	for (size_t i = negated; i < len; i++) {
		unsigned char low = class[i], high = low;

		if (i + 2 < len && class[i + 1] == '-') {
			high = class[i + 2];
			i += 2;
		}
		found |= low <= c && c <= high;
	}
	return found != negated;
}

/* What one item of a pattern, "?" or a class or a byte, makes of @set. */
static void advance(const struct walk *w, struct set *set, char item,
		    const char *class, size_t class_len)
{
	struct set next = { { 0 } };

	for (size_t i = 0; i < w->words; i++) {
		uint64_t bits = set->bits[i];

		/* No instruction for the lowest one is on every machine. */
		for (size_t at = i * 64; bits; at++, bits >>= 1) {
			if (!(bits & 1) || at == w->alias_len)
				continue;
			if (class ? in_class(class, class_len, w->alias[at])
				  : (item == '?' && !w->literal) ||
					    same(item) == same(w->alias[at]))
				next.bits[(at + 1) / 64] |= UINT64_C(1)
							    << (at + 1) % 64;
		}
	}
	memcpy(set->bits, next.bits, w->words * sizeof(set->bits[0]));
}

/* "*": each place from the first one on. */
static void advance_any(const struct walk *w, struct set *set)
{
	bool found = false;

	for (size_t i = 0; i < w->words; i++) {
		uint64_t bits = set->bits[i];

		/* The lowest bit and all above it. */
		set->bits[i] = found ? ~UINT64_C(0) : bits | -bits;
		found |= bits != 0;
	}
	/* But none behind the alias's end. */
	if ((w->alias_len + 1) % 64)
		set->bits[w->words - 1] &=
			(UINT64_C(1) << (w->alias_len + 1) % 64) - 1;
}

/*
 * The key is longer by @c. A class is taken at its end; *@class is where it
 * began, or 0. False: no key that begins so can match.
 */
static bool take(struct walk *w, struct set *set, size_t *class, char c)
{
	if (w->key_len == MODULE_KEY_MAX) {
		w->problem = "it is damaged: a key is too long";
		return false;
	}
	w->key[w->key_len++] = c;
	if (!w->alias)
		return true;
	if (*class) {
		size_t len = w->key_len - 1 - *class;

		/* The first one of a class is never its end. */
		if (c != ']' || !len)
			return len < CLASS_MAX;
		advance(w, set, c, w->key + *class, len);
		*class = 0;
	} else if (c == '[' && !w->literal) {
		*class = w->key_len;
		return true;
	} else if (c == '*' && !w->literal) {
		advance_any(w, set);
	} else {
		advance(w, set, c, NULL, 0);
	}
	return !is_empty(w, set);
}

/* The length of the text at @at; SIZE_MAX: it has no end. */
static size_t text_length(const struct walk *w, size_t at)
{
	const uint8_t *nul = NULL;

	if (at < w->index->size)
		nul = memchr(w->index->data + at, '\0', w->index->size - at);
	return nul ? (size_t)(nul - w->index->data) - at : SIZE_MAX;
}

static bool has_room(struct walk *w, size_t at, size_t need)
{
	if (at <= w->index->size && w->index->size - at >= need)
		return true;
	w->problem = too_short;
	return false;
}

static void give_values(struct walk *w, size_t at)
{
	uint32_t n;

	if (!has_room(w, at, 4))
		return;
	n = get_be32(w->index->data + at);
	at += 4;
	w->key[w->key_len] = '\0';
	for (; n && !w->stop; n--) {
		size_t len;

		if (!has_room(w, at, 5))
			return;
		len = text_length(w, at + 4);
		if (len == SIZE_MAX) {
			w->problem = too_short;
			return;
		}
		w->stop = !w->value(w->context, w->key,
				    get_be32(w->index->data + at),
				    (const char *)w->index->data + at + 4);
		at += 4 + len + 1;
	}
}

static void visit(struct walk *w, uint32_t reference, const struct set *from,
		  size_t class, unsigned int depth);

static void visit_children(struct walk *w, size_t table, size_t self,
			   const struct set *set, size_t class,
			   unsigned int depth)
{
	unsigned int first = w->index->data[table],
		     last = w->index->data[table + 1];

	for (unsigned int c = first; c <= last; c++) {
		uint32_t child = get_be32(w->index->data + table + 2 +
					  (size_t)4 * (c - first));
		size_t len = w->key_len, child_class = class;
		struct set next;

		if (!child)
			continue;
		/* Nor has a key a NUL in it. */
		if (!c || (child & OFFSET) < HEADER_SIZE ||
		    (child & OFFSET) == self) {
			w->problem = lies;
			return;
		}
		memcpy(next.bits, set->bits, w->words * sizeof(next.bits[0]));
		if (take(w, &next, &child_class, (char)c))
			visit(w, child, &next, child_class, depth + 1);
		w->key_len = len;
		if (w->problem || w->stop)
			return;
	}
}

/* @from: what can have been reached by the key so far. */
static void visit(struct walk *w, uint32_t reference, const struct set *from,
		  size_t class, unsigned int depth)
{
	size_t self = reference & OFFSET, at = self, len, table = 0;
	struct set set;

	if (depth > MAX_DEPTH || !w->steps--) {
		w->problem = lies;
		return;
	}
	memcpy(set.bits, from->bits, w->words * sizeof(set.bits[0]));
	if (reference & HAS_PREFIX) {
		len = text_length(w, at);
		if (len == SIZE_MAX) {
			w->problem = too_short;
			return;
		}
		for (size_t i = 0; i < len; i++)
			if (!take(w, &set, &class,
				  (char)w->index->data[at + i]))
				return;
		at += len + 1;
	}
	if (reference & HAS_CHILDREN) {
		if (!has_room(w, at, 2))
			return;
		table = at;
		len = w->index->data[at + 1] < w->index->data[at]
			      ? 0
			      : w->index->data[at + 1] - w->index->data[at] + 1;
		at += 2;
		if (!has_room(w, at, 4 * len))
			return;
		at += 4 * len;
	}
	len = w->alias_len;
	if ((reference & HAS_VALUES) &&
	    (!w->alias || (!class && set.bits[len / 64] >> len % 64 & 1)))
		give_values(w, at);
	if (table && !w->problem && !w->stop)
		visit_children(w, table, self, &set, class, depth);
}

static const char *start(struct walk *w)
{
	struct set set = { { 1 } };

	if (w->alias) {
		w->alias_len = strnlen(w->alias, MODULE_KEY_MAX + 1);
		if (w->alias_len > MODULE_KEY_MAX)
			return NULL;
	}
	w->words = (w->alias_len + 1 + 63) / 64;
	w->steps = w->index->size;
	visit(w, w->index->root, &set, 0, 0);
	return w->problem;
}

const char *module_index_match(const struct module_index *index,
			       const char *alias, module_index_value *value,
			       void *context)
{
	struct walk w = {
		.index = index,
		.value = value,
		.context = context,
		.alias = alias,
	};

	return start(&w);
}

const char *module_index_find(const struct module_index *index,
			      const char *name, module_index_value *value,
			      void *context)
{
	struct walk w = {
		.index = index,
		.value = value,
		.context = context,
		.alias = name,
		.literal = true,
	};

	return start(&w);
}

const char *module_index_walk(const struct module_index *index,
			      module_index_value *value, void *context)
{
	struct walk w = {
		.index = index,
		.value = value,
		.context = context,
	};

	return start(&w);
}
