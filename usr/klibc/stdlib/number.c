// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include "number.h"

/* The value of a digit, and for anything else more than every base. */
static unsigned int digit_value(char c)
{
	if (isdigit(c))
		return c - '0';
	if (isalpha(c))
		return (c | 0x20) - 'a' + 10;
	return UINT_MAX;
}

int __parse_number(const char *s, char **end, int base, unsigned long *value,
		   bool *negative)
{
	const char *p = s, *first;
	unsigned long n = 0;
	int ret = 0;

	*negative = false;
	*value = 0;
	if (end)
		*end = (char *)s;
	if (base < 0 || base == 1 || base > 36)
		return -EINVAL;

	while (isspace(*p))
		p++;
	if (*p == '-' || *p == '+')
		*negative = *p++ == '-';
	/* Without a digit behind it, "0x" is the number 0 and an x. */
	if ((base == 0 || base == 16) && *p == '0' && (p[1] | 0x20) == 'x' &&
	    isxdigit(p[2])) {
		p += 2;
		base = 16;
	} else if (base == 0) {
		base = *p == '0' ? 8 : 10;
	}

	for (first = p; digit_value(*p) < (unsigned int)base; p++) {
		if (__builtin_mul_overflow(n, (unsigned long)base, &n) ||
		    __builtin_add_overflow(n, digit_value(*p), &n))
			ret = -ERANGE;
	}
	if (p != first && end)
		*end = (char *)p;
	*value = ret ? ULONG_MAX : n;
	return ret;
}
