// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

/* Byte by byte: what is looked through here is short. */
void *memchr(const void *s, int c, size_t n)
{
	const unsigned char *p = s;

	for (; n; n--, p++) {
		if (*p == (unsigned char)c)
			return (void *)p;
	}
	return NULL;
}
