// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

int strcmp(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return (unsigned char)*a - (unsigned char)*b;
}
