// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdio.h>
#include <string.h>
#include "calls.h"
#include "format.h"

struct string_sink {
	struct sink sink;
	char *at;
	size_t room; /* without the one for the NUL */
};

static int put_string(struct sink *sink, const char *text, size_t len)
{
	struct string_sink *s = (struct string_sink *)sink;

	if (len > s->room)
		len = s->room;
	memcpy(s->at, text, len);
	s->at += len;
	s->room -= len;
	return 0;
}

int vsnprintf(char *restrict buf, size_t size, const char *restrict format,
	      va_list ap)
{
	char none;
	struct string_sink s = {
		.sink = { put_string },
		.at = size ? buf : &none,
		.room = size ? size - 1 : 0,
	};
	int ret = __format(&s.sink, format, ap);

	*s.at = '\0';
	return __syscall_ret(ret);
}
