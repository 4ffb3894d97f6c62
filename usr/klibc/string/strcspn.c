// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

size_t strcspn(const char *s, const char *reject)
{
	size_t n = 0;

	while (s[n] && !strchr(reject, s[n]))
		n++;
	return n;
}
