// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdio.h>
#include <stdlib.h>

int vasprintf(char **restrict text, const char *restrict format, va_list ap)
{
	va_list copy;
	int len;

	*text = NULL;
	va_copy(copy, ap);
	len = vsnprintf(NULL, 0, format, copy);
	va_end(copy);
	if (len < 0)
		return -1;
	*text = malloc((size_t)len + 1);
	if (!*text)
		return -1;
	return vsnprintf(*text, (size_t)len + 1, format, ap);
}
