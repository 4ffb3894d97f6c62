// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>
#include "word.h"

void *memset(void *dst, int c, size_t n)
{
	unsigned char *d = dst;
	word pattern = (unsigned char)c * WORD_ONES;

	for (; n && !word_aligned((uintptr_t)d); n--)
		*d++ = (unsigned char)c;
	for (; n >= sizeof(word); n -= sizeof(word)) {
		*(word *)d = pattern;
		d += sizeof(word);
	}
	while (n--)
		*d++ = (unsigned char)c;
	return dst;
}
