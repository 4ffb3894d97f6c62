// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include "heap.h"

struct block *__heap_free;

static bool adjacent(const struct block *a, const struct block *b)
{
	return (const char *)a + a->size == (const char *)b;
}

void __heap_insert(struct block *b)
{
	struct block *prev = NULL, *next = __heap_free;

	while (next && next < b) {
		prev = next;
		next = next->next;
	}
	if (next && adjacent(b, next)) {
		b->size += next->size;
		next = next->next;
	}
	b->next = next;
	if (!prev) {
		__heap_free = b;
	} else if (adjacent(prev, b)) {
		prev->size += b->size;
		prev->next = next;
	} else {
		prev->next = b;
	}
}
