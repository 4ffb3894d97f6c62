// SPDX-License-Identifier: GPL-2.0-only
/* The timeline for a terminal. */
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "text.h"
#include "timeline/axis.h"
#include "timeline/label.h"
#include "timeline/timeline.h"

#define LEAST_NUMBER 8 /* columns; two blanks are behind each of them */
#define LEAST_BAR    10
#define LEAST_LABEL  8
#define LABEL_GAP    2
#define TICK	     8 /* columns at least from one mark of the axis to the next */
#define LINE_SIZE    (LABEL_SIZE + 1024)

/* What times are printed in: such that no boot needs too many columns. */
static const struct unit {
	uint64_t below; /* microseconds, of the whole */
	const char *name;
	double microseconds;
	int digits;
} units[] = {
	{ 100000000, "ms", 1e3, 1 },
	{ 100000000000, "s", 1e6, 3 },
	{ UINT64_MAX, "s", 1e6, 1 },
};

struct layout {
	const struct timeline *t;
	const struct unit *unit;
	struct axis axis;
	unsigned int columns, number, bar, label;
	char line[LINE_SIZE], text[LABEL_SIZE];
	FILE *out;
};

static void put_line(struct layout *l, struct text *line)
{
	while (line->len && line->buf[line->len - 1] == ' ')
		line->len--;
	line->buf[line->len] = '\0';
	fprintf(l->out, "%.*s\n", (int)label_bytes(line->buf, l->columns),
		line->buf);
}

static void add_number(struct layout *l, struct text *line, uint64_t time)
{
	text_add(line, "%*.*f  ", (int)l->number, l->unit->digits,
		 time / l->unit->microseconds);
}

static void add_blanks(struct text *line, size_t n)
{
	text_add(line, "%*s", (int)n, "");
}

static unsigned int widest_label(struct layout *l)
{
	unsigned int widest = LEAST_LABEL;

	for (size_t i = 0; i < l->t->count; i++) {
		unsigned int n = label_whole(&l->t->spans[i], l->text);

		widest = n > widest ? n : widest;
	}
	return widest;
}

/* Bars get what labels do not need, and two fifths in any case. */
static void lay_out(struct layout *l)
{
	uint64_t all = l->t->end - l->t->start;
	unsigned int room, numbers;
	struct text number;

	l->unit = units;
	while (all >= l->unit->below)
		l->unit++;
	text_init(&number, l->text, sizeof(l->text));
	add_number(l, &number, all);
	l->number = number.len - 2 > LEAST_NUMBER ? number.len - 2
						  : LEAST_NUMBER;
	numbers = 2 * (l->number + 2);
	room = l->columns > numbers ? l->columns - numbers : 0;
	l->label = room;
	if (room >= LEAST_BAR + LABEL_GAP + LEAST_LABEL) {
		unsigned int widest = widest_label(l);

		l->bar = (room - LABEL_GAP) * 2 / 5;
		if (l->bar < LEAST_BAR)
			l->bar = LEAST_BAR;
		l->label = room - LABEL_GAP - l->bar;
		if (l->label > widest)
			l->label = widest;
		l->bar = room - LABEL_GAP - l->label;
	}
	l->axis = axis_of(all, l->bar > TICK ? l->bar / TICK : 1);
}

static unsigned int place(const struct layout *l, uint64_t time)
{
	return axis_place(&l->axis, time, l->bar - 1);
}

static void draw_axis(struct layout *l)
{
	struct text line;
	size_t bar;

	text_init(&line, l->line, sizeof(l->line));
	text_add(&line, "%*s  %*s  ", (int)l->number, l->unit->name,
		 (int)l->number, "took");
	bar = line.len;
	for (uint64_t at = 0; l->bar && at <= l->axis.length;
	     at += l->axis.step) {
		size_t x = bar + place(l, at), len;
		char label[AXIS_LABEL];

		axis_label(&l->axis, at, label);
		len = strlen(label) + 1 + strlen(axis_unit(&l->axis));
		if (at && (x <= line.len || x + len > l->columns))
			continue;
		add_blanks(&line, x - line.len);
		text_add(&line, "%s %s", label, axis_unit(&l->axis));
	}
	put_line(l, &line);

	text_init(&line, l->line, sizeof(l->line));
	add_blanks(&line, bar);
	for (unsigned int x = 0; x < l->bar; x++)
		text_add(&line, "-");
	for (uint64_t at = 0; l->bar && at <= l->axis.length;
	     at += l->axis.step)
		line.buf[bar + place(l, at)] = '|';
	if (l->bar)
		add_blanks(&line, LABEL_GAP);
	text_add(&line, "from %.6f s on", l->t->start / 1e6);
	put_line(l, &line);
}

static char mark_of(const struct span *s)
{
	if (s->failed)
		return 'x';
	if (s->kind == SPAN_WAIT || s->kind == SPAN_SILENCE)
		return '.';
	if (s->start == s->end)
		return '|';
	return s->kind == SPAN_KERNEL ? '-' : '=';
}

static void draw_bar(const struct layout *l, const struct span *s,
		     struct text *line)
{
	unsigned int from = place(l, s->start - l->t->start);
	unsigned int to = place(l, s->end - l->t->start);

	for (unsigned int x = 0; x < l->bar; x++) {
		if (x < from || x > to)
			text_add(line, " ");
		else
			text_add(line, "%c",
				 x == to && s->open ? '>' : mark_of(s));
	}
	add_blanks(line, LABEL_GAP);
}

static void draw_span(struct layout *l, const struct span *s)
{
	struct text line;

	text_init(&line, l->line, sizeof(l->line));
	add_number(l, &line, s->start - l->t->start);
	if (s->start == s->end && !s->open)
		add_blanks(&line, l->number + 2);
	else
		add_number(l, &line, s->end - s->start);
	if (l->bar)
		draw_bar(l, s, &line);
	label_fit(s, l->label, l->text);
	text_add(&line, "%s", l->text);
	put_line(l, &line);
}

static void draw_notes(struct layout *l)
{
	struct text line;

	text_init(&line, l->line, sizeof(l->line));
	text_add(&line,
		 "The kernel's log is moved by %.1f ms, to kinit's clock.",
		 l->t->shift / 1e3);
	if (l->t->shift)
		put_line(l, &line);
	text_init(&line, l->line, sizeof(l->line));
	text_add(&line, "Lines of the kernel's log that are left out: %zu.",
		 l->t->left_out);
	if (l->t->left_out)
		put_line(l, &line);
}

void timeline_text(const struct timeline *t, unsigned int columns, FILE *out)
{
	struct layout *l = mem_alloc(sizeof(*l));

	l->t = t;
	l->columns = columns;
	l->out = out;
	lay_out(l);
	draw_axis(l);
	for (size_t i = 0; i < t->count; i++)
		draw_span(l, &t->spans[i]);
	draw_notes(l);
	free(l);
}
