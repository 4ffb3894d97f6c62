// SPDX-License-Identifier: GPL-2.0-only
/* The timeline for a terminal. */
#include <string.h>

#include "text.h"
#include "timeline/timeline.h"

#define NUMBERS	  20 /* columns: "123456.7  12345.6  " */
#define LEAST_BAR 10

static unsigned int scale(const struct timeline *t, uint64_t time,
			  unsigned int width)
{
	uint64_t all = t->end - t->start;

	return all ? (time - t->start) * (width - 1) / all : 0;
}

static void draw_bar(const struct timeline *t, const struct span *s,
		     unsigned int width, FILE *out)
{
	unsigned int from = scale(t, s->start, width);
	unsigned int to = scale(t, s->end, width);
	char mark = s->kind == SPAN_WAIT ? '.' : s->failed ? 'x' : '=';

	for (unsigned int i = 0; i < width; i++) {
		if (i < from || i > to)
			putc(' ', out);
		else if (s->start == s->end)
			putc('|', out);
		else
			putc(i == to && s->open ? '>' : mark, out);
	}
}

static void draw_span(const struct timeline *t, const struct span *s,
		      unsigned int bar, unsigned int label, FILE *out)
{
	char escaped[1024];
	struct text x;

	text_init(&x, escaped, sizeof(escaped));
	if (s->kind == SPAN_WAIT)
		text_add(&x, "(waits) ");
	text_add_escaped(&x, s->label);
	fprintf(out, "%8.1f  ", (s->start - t->start) / 1e3);
	if (s->start == s->end && !s->open)
		fprintf(out, "%8s  ", "");
	else
		fprintf(out, "%8.1f  ", (s->end - s->start) / 1e3);
	draw_bar(t, s, bar, out);
	/* Not in the middle of a character of UTF-8. */
	if (strlen(escaped) > label)
		while (label && (escaped[label] & 0xc0) == 0x80)
			label--;
	fprintf(out, "  %.*s\n", (int)label, escaped);
}

void timeline_text(const struct timeline *t, unsigned int columns, FILE *out)
{
	unsigned int bar = (columns - NUMBERS) / 2, label;

	if (bar < LEAST_BAR)
		bar = LEAST_BAR;
	label = columns > NUMBERS + bar + 3 ? columns - NUMBERS - bar - 3 : 1;
	fprintf(out, "%8s  %8s  from %.6f s on\n", "ms", "took",
		t->start / 1e6);
	for (size_t i = 0; i < t->count; i++)
		draw_span(t, &t->spans[i], bar, label, out);
}
