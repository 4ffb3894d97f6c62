// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "timeline/pair.h"
#include "timeline/timeline.h"

#define LEAST_WAIT 5000 /* microseconds that are worth a line */
#define MAX_SPANS  65536

const char *span_kind_name(enum span_kind kind)
{
	static const char *const names[SPAN_KINDS] = {
		"event", "module", "command", "mount",
		"wait",	 "kernel", "silence",
	};

	return names[kind];
}

struct span *timeline_add(struct timeline *t, uint64_t time,
			  enum span_kind kind, char *label)
{
	t->spans = mem_grow(t->spans, t->count, sizeof(*t->spans));
	t->spans[t->count] = (struct span){
		.start = time,
		.end = time,
		.kind = kind,
		.label = label,
	};
	return &t->spans[t->count++];
}

static const char no_event[] =
	"no event: a line is \"SECONDS.MICROSECONDS WORD ...\"";

/* "12.345678 ": seconds with six digits behind the point. NULL, or a problem. */
static const char *take_time(const char **text, uint64_t *time)
{
	const char *p = *text;
	uint64_t value = 0;
	int after = 0;

	if (*p < '0' || *p > '9')
		return no_event;
	for (; *p >= '0' && *p <= '9'; p++) {
		value = value * 10 + (*p - '0');
		if (value > TIMELINE_SECONDS)
			return "a time of more than 8 digits before the point";
	}
	if (*p++ != '.')
		return no_event;
	for (; *p >= '0' && *p <= '9' && after < 6; p++, after++)
		value = value * 10 + (*p - '0');
	*time = value;
	if (after < 6 || *p != ' ')
		return no_event;
	*text = p + 1;
	return NULL;
}

static const char *take_line(struct timeline *t, const char *line)
{
	const char *text = line, *problem;
	uint64_t time;

	problem = take_time(&text, &time);
	if (problem)
		return problem;
	if (!*text)
		return no_event;
	if (t->count && time < t->end) {
		if (t->end - time > TIMELINE_BACKWARD)
			return "it is earlier than the line before";
		time = t->end;
	}
	if (t->count >= MAX_SPANS)
		return "too many events";
	if (!t->count)
		t->start = t->kinit = time;
	t->end = time;
	timeline_add(t, time, SPAN_EVENT, mem_strdup(text));
	return NULL;
}

struct place {
	struct span span;
	size_t index;
};

static bool is_pause(const struct span *s)
{
	return s->kind == SPAN_WAIT || s->kind == SPAN_SILENCE;
}

static int compare(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	/* What it was that happened when a wait begins stands before it. */
	if (is_pause(&x->span) != is_pause(&y->span))
		return is_pause(&x->span) ? 1 : -1;
	return x->index < y->index ? -1 : x->index > y->index;
}

void timeline_sort(struct timeline *t)
{
	struct place *places = mem_alloc(t->count * sizeof(*places));

	for (size_t i = 0; i < t->count; i++)
		places[i] = (struct place){ t->spans[i], i };
	qsort(places, t->count, sizeof(*places), compare);
	for (size_t i = 0; i < t->count; i++)
		t->spans[i] = places[i].span;
	free(places);
}

/* Where no span is and no event: that is what kinit waited for. */
static void add_waits(struct timeline *t)
{
	uint64_t busy = t->start;
	size_t count = t->count;

	for (size_t i = 0; i < count; i++) {
		uint64_t start = t->spans[i].start, end = t->spans[i].end;

		if (start > busy && start - busy >= LEAST_WAIT) {
			char *label = mem_printf("until %s", t->spans[i].label);

			timeline_add(t, busy, SPAN_WAIT, label)->end = start;
		}
		busy = end > busy ? end : busy;
	}
	timeline_sort(t);
}

static const char *take_lines(struct timeline *t, const char *text,
			      const char *end, unsigned int *number)
{
	const char *next, *problem = NULL;

	for (; text < end && !problem; text = next + 1) {
		char *line;

		next = memchr(text, '\n', end - text);
		t->cut = !next;
		if (!next)
			break;
		++*number;
		if (next - text > TIMELINE_LINE)
			return "longer than any line that kinit writes";
		line = mem_strndup(text, next - text);
		problem = strlen(line) == (size_t)(next - text)
				  ? take_line(t, line)
				  : "there is a NUL in it";
		free(line);
	}
	return problem;
}

const char *timeline_parse(struct timeline *t, const char *text, size_t len)
{
	unsigned int number = 0;
	const char *problem;

	*t = (struct timeline){ 0 };
	problem = take_lines(t, text, text + len, &number);
	if (!problem && !t->count) {
		number = 1;
		problem = "there is no event in it";
	}
	t->bad_line = problem ? number : 0;
	if (problem)
		return problem;
	timeline_pair(t);
	for (size_t i = 0; i < t->count; i++)
		if (t->spans[i].open)
			t->spans[i].end = t->end;
	add_waits(t);
	return NULL;
}

void timeline_free(struct timeline *t)
{
	for (size_t i = 0; i < t->count; i++) {
		free(t->spans[i].label);
		free(t->spans[i].how);
	}
	free(t->spans);
	*t = (struct timeline){ 0 };
}
