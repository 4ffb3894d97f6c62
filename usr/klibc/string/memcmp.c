// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>
#include "word.h"

int memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *p = a;
	const unsigned char *q = b;

	/* Words tell only that there is a difference; bytes tell which. */
	if (word_alike(p, q)) {
		for (; n && !word_aligned((uintptr_t)p) && *p == *q; n--) {
			p++;
			q++;
		}
		while (n >= sizeof(word) && word_aligned((uintptr_t)p) &&
		       *(const word *)p == *(const word *)q) {
			p += sizeof(word);
			q += sizeof(word);
			n -= sizeof(word);
		}
	}
	for (; n; n--, p++, q++) {
		if (*p != *q)
			return *p - *q;
	}
	return 0;
}
