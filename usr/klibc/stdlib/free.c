// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdlib.h>
#include "calls.h"
#include "heap.h"

void free(void *ptr)
{
	struct block *b = ptr;

	if (!b)
		return;
	b--;
	/* Not munmap(): errno outlives a free(). */
	if (heap_large(b))
		sys_munmap(b, b->size);
	else
		__heap_insert(b);
}
