// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

size_t strlcat(char *restrict dst, const char *restrict src, size_t size)
{
	/* If dst has no end within size, nothing of it may be touched. */
	size_t len = strnlen(dst, size);

	return len + strlcpy(dst + len, src, size - len);
}
