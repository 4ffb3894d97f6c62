// SPDX-License-Identifier: GPL-2.0-only
/*
 * The format stands in usr/lib/module_index.c. Where the entries of a node
 * differ for the first time its children branch off, so the tree follows from
 * the sorted keys alone, and the bytes are those that depmod writes of the same
 * entries.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "kernel/index_write.h"

#define HAS_PREFIX   0x80000000
#define HAS_VALUES   0x40000000
#define HAS_CHILDREN 0x20000000

void index_add(struct index_entries *entries, const char *key,
	       uint32_t priority, const char *value)
{
	entries->items = mem_grow(entries->items, entries->count,
				  sizeof(*entries->items));
	entries->items[entries->count++] = (struct index_entry){
		.key = mem_strdup(key),
		.value = mem_strdup(value),
		.priority = priority,
	};
}

void index_free(struct index_entries *entries)
{
	for (size_t i = 0; i < entries->count; i++) {
		free(entries->items[i].key);
		free(entries->items[i].value);
	}
	free(entries->items);
	*entries = (struct index_entries){ 0 };
}

static int compare(const void *a, const void *b)
{
	const struct index_entry *x = a, *y = b;
	int result = strcmp(x->key, y->key);

	if (!result && x->priority != y->priority)
		result = x->priority < y->priority ? -1 : 1;
	return result ? result : strcmp(x->value, y->value);
}

static void put(FILE *out, uint32_t n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		putc((int)(n >> shift & 0xff), out);
}

/* How many of the bytes from @depth on all @n keys have in common. */
static size_t common(const struct index_entry *e, size_t n, size_t depth)
{
	/* They are sorted: what the first and the last share, all share. */
	const char *first = e[0].key + depth, *last = e[n - 1].key + depth;
	size_t len = 0;

	while (first[len] && first[len] == last[len])
		len++;
	return len;
}

/*
 * Writes the node of the @n entries at @e, whose keys are the same up to
 * @depth, and what is below it. Returns the reference to it.
 */
static uint32_t write_node(FILE *out, const struct index_entry *e, size_t n,
			   size_t depth)
{
	uint32_t children[128] = { 0 }, reference = 0;
	size_t prefix = depth && n ? common(e, n, depth) : 0;
	size_t end = depth + prefix, values = 0;
	unsigned char first = 0, last = 0;

	while (values < n && !e[values].key[end])
		values++;
	for (size_t i = values, next; i < n; i = next) {
		unsigned char c = e[i].key[end] & 127;

		for (next = i + 1;
		     next < n && e[next].key[end] == e[i].key[end];)
			next++;
		children[c] = write_node(out, e + i, next - i, end + 1);
		if (!(reference & HAS_CHILDREN))
			first = c;
		last = c;
		reference |= HAS_CHILDREN;
	}
	reference |= (uint32_t)ftell(out);
	if (prefix) {
		reference |= HAS_PREFIX;
		fwrite(e[0].key + depth, 1, prefix, out);
		putc('\0', out);
	}
	if (reference & HAS_CHILDREN) {
		putc(first, out);
		putc(last, out);
		for (unsigned int c = first; c <= last; c++)
			put(out, children[c]);
	}
	if (values) {
		reference |= HAS_VALUES;
		put(out, (uint32_t)values);
		for (size_t i = 0; i < values; i++) {
			put(out, e[i].priority);
			fwrite(e[i].value, 1, strlen(e[i].value) + 1, out);
		}
	}
	return reference;
}

void index_write(struct index_entries *entries, char **data, size_t *len)
{
	FILE *out = open_memstream(data, len);
	uint32_t root;

	if (!out)
		mem_alloc(SIZE_MAX); /* which says so */
	if (entries->count)
		qsort(entries->items, entries->count, sizeof(*entries->items),
		      compare);
	put(out, 0xb007f457);
	put(out, 0x00020001);
	put(out, 0);
	root = write_node(out, entries->items, entries->count, 0);
	fclose(out);
	for (int i = 0; i < 4; i++)
		(*data)[8 + i] = (char)(root >> (24 - 8 * i) & 0xff);
}
