// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "heap.h"

void *calloc(size_t count, size_t size)
{
	size_t bytes;
	void *ptr;

	if (__builtin_mul_overflow(count, size, &bytes))
		bytes = SIZE_MAX; /* which malloc() refuses */
	ptr = malloc(bytes);
	/* What comes fresh from the kernel is zero. */
	if (ptr && !heap_large((struct block *)ptr - 1))
		memset(ptr, 0, bytes);
	return ptr;
}
