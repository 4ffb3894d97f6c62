// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

char *strpbrk(const char *s, const char *accept)
{
	s += strcspn(s, accept);
	return *s ? (char *)s : NULL;
}
