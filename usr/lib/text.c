// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "text.h"

void text_init(struct text *t, char *buf, size_t size)
{
	*t = (struct text){ .buf = buf, .size = size };
	buf[0] = '\0';
}

/* A va_list may be an array, which only a struct takes to a function whole. */
struct args {
	va_list list;
};

__attribute__((weak)) void text_add_object(struct text *t, char kind,
					   const void *object)
{
	(void)t;
	(void)kind;
	(void)object;
}

/* In single quotes a shell takes everything for itself but these. */
static void add_quoted(struct text *t, const char *s)
{
	for (; *s; s++)
		text_add(t, *s == '\'' ? "'\\''" : "%c", *s);
}

/* A format that has %p, and no other beside it than %s. */
static void add_objects(struct text *t, const char *format, struct args *args)
{
	while (*format) {
		size_t len = strcspn(format, "%");
		const char *object;

		text_add(t, "%.*s", (int)len, format);
		format += len;
		if (!*format)
			return;
		object = va_arg(args->list, const char *);
		if (format[1] == 's')
			text_add(t, "%s", object);
		else if (format[2] == 'E')
			text_add_escaped(t, object);
		else if (format[2] == 'S')
			add_quoted(t, object);
		else
			text_add_object(t, format[2], object);
		format += format[1] == 's' ? 2 : 3;
	}
}

void text_vadd(struct text *t, const char *format, va_list list)
{
	struct args args;
	int n;

	if (strstr(format, "%p")) {
		va_copy(args.list, list);
		add_objects(t, format, &args);
		va_end(args.list);
		return;
	}
	n = vsnprintf(t->buf + t->len, t->size - t->len, format, list);
	if (n < 0)
		return;
	if ((size_t)n >= t->size - t->len)
		t->len = t->size - 1;
	else
		t->len += n;
}

void text_add(struct text *t, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	text_vadd(t, format, args);
	va_end(args);
}

size_t text_utf8_length(const char *text)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t len = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;

	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	/* The terminator is no continuation byte, so this stays inside. */
	for (size_t i = 1; i < len; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	if (s[0] == 0xc2 && s[1] < 0xa0)
		return 0;
	/* Longer than needed, surrogates, beyond U+10FFFF. */
	if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
	    (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
		return 0;
	return len;
}

void text_add_escaped(struct text *t, const char *s)
{
	while (*s) {
		unsigned char c = *s;
		size_t len = text_utf8_length(s);

		if (len) {
			/* Never half a character: the text ends before it. */
			if (len >= t->size - t->len) {
				t->size = t->len + 1;
				return;
			}
			text_add(t, "%.*s", (int)len, s);
			s += len;
			continue;
		}
		if (c >= 0x20 && c < 0x7f && c != '\\')
			text_add(t, "%c", c);
		else
			text_add(t, "\\x%02x", c);
		s++;
	}
}
