// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>
#include "word.h"

void *memcpy(void *restrict dst, const void *restrict src, size_t n)
{
	unsigned char *d = dst;
	const unsigned char *s = src;

	if (word_alike(d, s)) {
		for (; n && !word_aligned((uintptr_t)d); n--)
			*d++ = *s++;
		for (; n >= sizeof(word); n -= sizeof(word)) {
			*(word *)d = *(const word *)s;
			d += sizeof(word);
			s += sizeof(word);
		}
	}
	while (n--)
		*d++ = *s++;
	return dst;
}
