// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdlib.h>

_Static_assert(sizeof(long long) == sizeof(long), "64-bit only");

unsigned long long strtoull(const char *restrict s, char **restrict end,
			    int base)
{
	return strtoul(s, end, base);
}
