// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <ctype.h>
#include <strings.h>

int strncasecmp(const char *a, const char *b, size_t n)
{
	for (; n; n--, a++, b++) {
		int diff =
			tolower((unsigned char)*a) - tolower((unsigned char)*b);

		if (diff || !*a)
			return diff;
	}
	return 0;
}
