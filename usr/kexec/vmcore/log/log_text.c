// SPDX-License-Identifier: GPL-2.0-only
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "log/log_text.h"

void log_text_init(struct log_text *t,
		   int (*put)(void *ctx, const char *text, size_t len),
		   void *ctx)
{
	t->put = put;
	t->ctx = ctx;
	t->len = 0;
}

int log_text_flush(struct log_text *t)
{
	size_t len = t->len;

	t->len = 0;
	return len ? t->put(t->ctx, t->buf, len) : 0;
}

/* Room for @size bytes more, which is less than the buffer has. */
static int make_room(struct log_text *t, size_t size)
{
	return sizeof(t->buf) - t->len < size ? log_text_flush(t) : 0;
}

int log_text_begin(struct log_text *t, uint64_t nsec)
{
	enum { LONGEST = 32 };
	int err = make_room(t, LONGEST);

	if (err)
		return err;
	t->len += (size_t)snprintf(t->buf + t->len, LONGEST, "[%5llu.%06llu] ",
				   (unsigned long long)(nsec / 1000000000),
				   (unsigned long long)(nsec / 1000 % 1000000));
	return 0;
}

static bool is_plain(unsigned char c)
{
	return (c >= ' ' && c <= '~') || (c >= '\t' && c <= '\r');
}

int log_text_add(struct log_text *t, const char *message, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char c;
	char *to;
	size_t i;
	int err;

	for (i = 0; i < len; i++) {
		err = make_room(t, 4);
		if (err)
			return err;
		c = (unsigned char)message[i];
		if (is_plain(c)) {
			t->buf[t->len++] = (char)c;
			continue;
		}
		to = t->buf + t->len;
		to[0] = '\\';
		to[1] = 'x';
		to[2] = digits[c >> 4];
		to[3] = digits[c & 15];
		t->len += 4;
	}
	return 0;
}

int log_text_end(struct log_text *t)
{
	int err = make_room(t, 1);

	if (!err)
		t->buf[t->len++] = '\n';
	return err;
}
