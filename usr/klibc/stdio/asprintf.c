// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdio.h>

int asprintf(char **restrict text, const char *restrict format, ...)
{
	va_list ap;
	int ret;

	va_start(ap, format);
	ret = vasprintf(text, format, ap);
	va_end(ap);
	return ret;
}
