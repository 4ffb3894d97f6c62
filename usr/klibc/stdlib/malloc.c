// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include "heap.h"

static struct block *map(size_t size)
{
	struct block *b = mmap(NULL, size, PROT_READ | PROT_WRITE,
			       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (b == MAP_FAILED)
		return NULL;
	b->size = size;
	return b;
}

/* The first free block that is large enough, cut to size. */
static struct block *take(size_t size)
{
	for (struct block **link = &__heap_free; *link; link = &(*link)->next) {
		struct block *b = *link, *rest;

		if (b->size < size)
			continue;
		if (b->size == size) {
			*link = b->next;
			return b;
		}
		rest = (struct block *)((char *)b + size);
		rest->size = b->size - size;
		rest->next = b->next;
		*link = rest;
		b->size = size;
		return b;
	}
	return NULL;
}

void *malloc(size_t bytes)
{
	struct block *b = NULL;
	size_t size;

	/* The header and the rounding must not carry it past the cap either. */
	if (bytes > PTRDIFF_MAX - sizeof(*b) - HEAP_ALIGN)
		goto nomem;
	size = heap_block_size(bytes);
	if (size >= HEAP_LARGE) {
		b = map(size);
	} else {
		b = take(size);
		if (!b) {
			b = map(size > HEAP_ARENA ? size : HEAP_ARENA);
			if (!b)
				goto nomem;
			__heap_insert(b);
			b = take(size);
		}
	}
	if (b)
		return b + 1;
nomem:
	errno = ENOMEM;
	return NULL;
}
