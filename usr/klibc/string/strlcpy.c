// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

size_t strlcpy(char *restrict dst, const char *restrict src, size_t size)
{
	size_t len = strlen(src);
	size_t n = len;

	if (size) {
		if (n >= size)
			n = size - 1;
		memcpy(dst, src, n);
		dst[n] = '\0';
	}
	return len;
}
