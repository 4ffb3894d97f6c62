// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>
#include "word.h"

void *memmove(void *dst, const void *src, size_t n)
{
	unsigned char *d = dst;
	const unsigned char *s = src;

	/*
	 * All that memcpy() does is upwards, here and in every architecture's
	 * own, so it only fails where dst begins inside of src.
	 */
	if ((uintptr_t)d - (uintptr_t)s >= n)
		return memcpy(dst, src, n);

	d += n;
	s += n;
	if (word_alike(d, s)) {
		for (; n && !word_aligned((uintptr_t)d); n--)
			*--d = *--s;
		for (; n >= sizeof(word); n -= sizeof(word)) {
			d -= sizeof(word);
			s -= sizeof(word);
			*(word *)d = *(const word *)s;
		}
	}
	while (n--)
		*--d = *--s;
	return dst;
}
