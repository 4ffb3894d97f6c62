// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "text.h"
#include "timeline/label.h"

#define LEAST_NAME 8 /* columns: less of a name says nothing */

static const char dots[] = "...";

/* U+1100 is the first wide one; in three bytes it begins with 0xe1. */
static unsigned int columns_of(unsigned char first)
{
	return first >= 0xe1 ? 2 : 1;
}

static bool is_continued(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

size_t label_bytes(const char *text, unsigned int columns)
{
	size_t n = 0;

	while (text[n]) {
		unsigned int need = columns_of((unsigned char)text[n]);

		if (need > columns)
			break;
		columns -= need;
		do
			n++;
		while (is_continued(text[n]));
	}
	return n;
}

static unsigned int count_columns(const char *text)
{
	unsigned int columns = 0;

	for (; *text; text++)
		if (!is_continued(*text))
			columns += columns_of((unsigned char)*text);
	return columns;
}

/* No terminal obeys a backslash, and kinit has escaped with them. */
static void add_escaped(struct text *t, const char *s)
{
	while (*s) {
		size_t len = strcspn(s, "\\");
		char *part = mem_strndup(s, len);

		text_add_escaped(t, part);
		free(part);
		s += len;
		if (*s) {
			text_add(t, "\\");
			s++;
		}
	}
}

static void add_name(struct text *t, const struct span *s)
{
	if (s->kind == SPAN_WAIT)
		text_add(t, "(waits) ");
	else if (s->kind == SPAN_SILENCE)
		text_add(t, "(silent) ");
	else if (s->kind == SPAN_KERNEL)
		text_add(t, "kernel: ");
	add_escaped(t, s->label);
}

static void add_how(struct text *t, const struct span *s)
{
	if (!s->how)
		return;
	text_add(t, ": ");
	add_escaped(t, s->how);
}

unsigned int label_whole(const struct span *s, char label[static LABEL_SIZE])
{
	struct text t;

	text_init(&t, label, LABEL_SIZE);
	add_name(&t, s);
	add_how(&t, s);
	return count_columns(label);
}

void label_fit(const struct span *s, unsigned int columns,
	       char label[static LABEL_SIZE])
{
	unsigned int need = label_whole(s, label), name, n_dots = strlen(dots);
	struct text t;

	if (need <= columns)
		return;
	text_init(&t, label, LABEL_SIZE);
	add_name(&t, s);
	name = count_columns(label);
	/* What is behind the name, and the dots, if they and some of it fit. */
	need -= name;
	if (need + n_dots + LEAST_NAME > columns) {
		label_whole(s, label);
		need = 0;
		if (n_dots + LEAST_NAME > columns)
			n_dots = 0;
	}
	t.len = label_bytes(label, columns - need - n_dots);
	label[t.len] = '\0';
	text_add(&t, "%.*s", (int)n_dots, dots);
	if (need)
		add_how(&t, s);
}
