// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "heap.h"

/* Cuts what is beyond size off a small block. */
static void trim(struct block *b, size_t size)
{
	struct block *rest = (struct block *)((char *)b + size);

	if (b->size == size)
		return;
	rest->size = b->size - size;
	b->size = size;
	__heap_insert(rest);
}

void *realloc(void *ptr, size_t bytes)
{
	struct block *b = ptr;
	size_t room;
	void *new;

	if (!b)
		return malloc(bytes);
	b--;
	room = b->size - sizeof(*b);
	if (bytes <= room) {
		if (!heap_large(b)) {
			trim(b, heap_block_size(bytes));
			return ptr;
		}
		/* A mapping that stays half used is not worth a copy. */
		if (bytes > room / 2)
			return ptr;
	}
	new = malloc(bytes);
	if (new) {
		memcpy(new, ptr, bytes < room ? bytes : room);
		free(ptr);
	}
	return new;
}
