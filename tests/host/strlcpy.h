/* SPDX-License-Identifier: GPL-2.0-only */
/* klibc has this function, and not each libc that a host may have. */
#ifndef TESTS_STRLCPY_H
#define TESTS_STRLCPY_H

#include <string.h>

#define strlcpy host_strlcpy

static inline size_t host_strlcpy(char *to, const char *from, size_t size)
{
	size_t len = strlen(from);
	size_t n = len < size ? len : size - 1;

	if (size) {
		memcpy(to, from, n);
		to[n] = '\0';
	}
	return len;
}

#endif
