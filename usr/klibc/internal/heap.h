/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_HEAP_H
#define _KLIBC_HEAP_H

/*
 * The heap. Each block begins with a header of 16 bytes, so that what follows
 * is aligned to 16. Small blocks are cut from arenas that mmap() gave; the free
 * ones stand in a list in the order of their addresses, which lets free() join
 * neighbours. Large blocks are mappings of their own and go straight back.
 */
#include <stdbool.h>
#include <stddef.h>

struct block {
	size_t size; /* bytes, header included, a multiple of 16 */
	struct block *next; /* while it is free: the next free one */
};

#define HEAP_ALIGN 16UL
#define HEAP_ARENA (64UL << 10) /* bytes that an arena has at least */
#define HEAP_LARGE (128UL << 10) /* block sizes from here on: mappings */

/* The free block with the lowest address. */
extern struct block *__heap_free;

/* Size of a block for so many bytes, which must be <= PTRDIFF_MAX. */
static inline size_t heap_block_size(size_t bytes)
{
	size_t size = sizeof(struct block) + bytes + !bytes;

	return (size + HEAP_ALIGN - 1) & ~(HEAP_ALIGN - 1);
}

static inline bool heap_large(const struct block *b)
{
	return b->size >= HEAP_LARGE;
}

/* Puts a block that is not large into the list of free ones. */
void __heap_insert(struct block *b);

#endif
