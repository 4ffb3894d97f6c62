// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

/* Byte by byte: what is compared here is a name, an address or a UUID. */
int memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *p = a;
	const unsigned char *q = b;

	for (; n; n--, p++, q++) {
		if (*p != *q)
			return *p - *q;
	}
	return 0;
}
