// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <errno.h>
#include <stdlib.h>
#include "number.h"

unsigned long strtoul(const char *restrict s, char **restrict end, int base)
{
	unsigned long value;
	bool negative;
	int ret = __parse_number(s, end, base, &value, &negative);

	if (ret) {
		errno = -ret;
		return value;
	}
	/* As the standard has it: -1 is ULONG_MAX, and that is no error. */
	return negative ? -value : value;
}
