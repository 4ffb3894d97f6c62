// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdio.h>

int snprintf(char *restrict buf, size_t size, const char *restrict format, ...)
{
	va_list ap;
	int ret;

	va_start(ap, format);
	ret = vsnprintf(buf, size, format, ap);
	va_end(ap);
	return ret;
}
