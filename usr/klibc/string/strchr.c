// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

char *strchr(const char *s, int c)
{
	for (; *s != (char)c; s++) {
		if (!*s)
			return NULL;
	}
	return (char *)s;
}
