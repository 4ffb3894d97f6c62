// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>
#include "word.h"

/* True if one of the bytes is 0: only then does taking 1 from all borrow. */
static inline bool has_zero(word w)
{
	return (w - WORD_ONES) & ~w & WORD_TOPS;
}

void *memchr(const void *s, int c, size_t n)
{
	const unsigned char *p = s;
	word pattern = (unsigned char)c * WORD_ONES;

	for (; n && !word_aligned((uintptr_t)p); n--, p++) {
		if (*p == (unsigned char)c)
			return (void *)p;
	}
	while (n >= sizeof(word) && !has_zero(*(const word *)p ^ pattern)) {
		p += sizeof(word);
		n -= sizeof(word);
	}
	for (; n; n--, p++) {
		if (*p == (unsigned char)c)
			return (void *)p;
	}
	return NULL;
}
