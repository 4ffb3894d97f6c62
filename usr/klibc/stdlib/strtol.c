// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include "number.h"

long strtol(const char *restrict s, char **restrict end, int base)
{
	unsigned long value, limit;
	bool negative;
	int ret = __parse_number(s, end, base, &value, &negative);

	limit = (unsigned long)LONG_MAX + negative;
	if (!ret && value > limit)
		ret = -ERANGE;
	if (ret) {
		errno = -ret;
		if (ret == -ERANGE)
			value = limit;
	}
	return negative ? (long)-value : (long)value;
}
