// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

size_t strlen(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}
