// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "timeline/timeline.h"

#define LEAST_WAIT 5000 /* microseconds that are worth a line */
#define MAX_SPANS  65536

static const struct {
	const char *word;
	enum span_kind kind;
} begins[] = {
	{ "load", SPAN_MODULE },
	{ "run", SPAN_COMMAND },
	{ "mount", SPAN_MOUNT },
};

static const struct {
	const char *word;
	unsigned int kinds; /* a bit for each kind that it ends */
	bool failed;
} ends[] = {
	{ "loaded", 1 << SPAN_MODULE, false },
	{ "end", 1 << SPAN_COMMAND, false },
	{ "mounted", 1 << SPAN_MOUNT, false },
	{ "refused", 1 << SPAN_MODULE | 1 << SPAN_MOUNT, true },
};

const char *span_kind_name(enum span_kind kind)
{
	static const char *const names[SPAN_KINDS] = {
		"event", "module", "command", "mount", "wait",
	};

	return names[kind];
}

static struct span *add(struct timeline *t, uint64_t time, enum span_kind kind,
			char *label)
{
	t->spans = mem_grow(t->spans, t->count, sizeof(*t->spans));
	t->spans[t->count] = (struct span){
		.start = time,
		.end = time,
		.kind = kind,
		.open = kind != SPAN_EVENT,
		.label = label,
	};
	return &t->spans[t->count++];
}

/* "12.345678": seconds with six digits behind the point. NULL: it is not. */
static const char *take_time(const char *p, uint64_t *time)
{
	uint64_t value = 0;
	int digits = 0, after = 0;

	for (; *p >= '0' && *p <= '9' && digits < 10; p++, digits++)
		value = value * 10 + (*p - '0');
	if (!digits || *p++ != '.')
		return NULL;
	for (; *p >= '0' && *p <= '9' && after < 6; p++, after++)
		value = value * 10 + (*p - '0');
	*time = value;
	return after == 6 && *p == ' ' ? p + 1 : NULL;
}

/* The rest of an end is what it is about, and perhaps how it ended. */
static bool is_about(const struct span *s, const char *rest)
{
	const char *about = strchr(s->label, ' ');
	size_t len;

	if (!about)
		return !*rest;
	len = strlen(++about);
	return !strncmp(rest, about, len) && (!rest[len] || rest[len] == ' ');
}

/* The first that was begun and fits, of two that are alike. */
static bool end_span(struct timeline *t, uint64_t time, unsigned int kinds,
		     bool failed, const char *rest)
{
	for (size_t i = 0; i < t->count; i++) {
		struct span *s = &t->spans[i];
		const char *about = strchr(s->label, ' ');
		size_t len = about ? strlen(about + 1) : 0;
		char *label;

		if (!s->open || !(kinds >> s->kind & 1) || !is_about(s, rest))
			continue;
		s->open = false;
		s->end = time;
		s->failed = failed || rest[len];
		if (rest[len]) {
			label = mem_printf("%s:%s", s->label, rest + len);
			free(s->label);
			s->label = label;
		} else if (failed) {
			label = mem_printf("%s: refused", s->label);
			free(s->label);
			s->label = label;
		}
		return true;
	}
	return false;
}

static void take_event(struct timeline *t, uint64_t time, const char *text)
{
	size_t len = strcspn(text, " ");
	const char *rest = text[len] ? text + len + 1 : "";
	enum span_kind kind = SPAN_EVENT;

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (strlen(ends[i].word) == len &&
		    !strncmp(text, ends[i].word, len) &&
		    end_span(t, time, ends[i].kinds, ends[i].failed, rest))
			return;
	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		if (strlen(begins[i].word) == len &&
		    !strncmp(text, begins[i].word, len))
			kind = begins[i].kind;
	add(t, time, kind, mem_strdup(text));
}

static const char *take_line(struct timeline *t, const char *line)
{
	uint64_t time;
	const char *text = take_time(line, &time);

	if (!text || !*text)
		return "no event: a line is \"SECONDS.MICROSECONDS WORD ...\"";
	if (t->count && time < t->end)
		return "it is earlier than the line before";
	if (t->count >= MAX_SPANS)
		return "too many events";
	if (!t->count)
		t->start = time;
	t->end = time;
	take_event(t, time, text);
	return NULL;
}

static int compare(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	/* A wait ends with what it ended by, and so stands before it. */
	return (x->end < y->end) - (x->end > y->end);
}

/* Where no span is and no event: that is what kinit waited for. */
static void add_waits(struct timeline *t)
{
	uint64_t busy = t->start;
	size_t count = t->count;

	for (size_t i = 0; i < count; i++) {
		uint64_t start = t->spans[i].start, end = t->spans[i].end;
		struct span *wait;

		if (start > busy && start - busy >= LEAST_WAIT) {
			char *label = mem_printf("until %s", t->spans[i].label);

			wait = add(t, busy, SPAN_WAIT, label);
			wait->end = start;
			wait->open = false;
		}
		busy = end > busy ? end : busy;
	}
	qsort(t->spans, t->count, sizeof(*t->spans), compare);
}

const char *timeline_parse(struct timeline *t, const char *text, size_t len)
{
	const char *end = text + len, *next, *problem = NULL;
	unsigned int number = 0;

	*t = (struct timeline){ 0 };
	for (; text < end && !problem; text = next + 1) {
		char *line;

		number++;
		next = memchr(text, '\n', end - text);
		t->cut = !next;
		if (!next)
			break;
		line = mem_strndup(text, next - text);
		problem = strlen(line) == (size_t)(next - text)
				  ? take_line(t, line)
				  : "there is a NUL in it";
		free(line);
	}
	if (!problem && !t->count) {
		number = 1;
		problem = "there is no event in it";
	}
	t->bad_line = problem ? number : 0;
	if (problem)
		return problem;
	for (size_t i = 0; i < t->count; i++)
		if (t->spans[i].open)
			t->spans[i].end = t->end;
	add_waits(t);
	return NULL;
}

void timeline_free(struct timeline *t)
{
	for (size_t i = 0; i < t->count; i++)
		free(t->spans[i].label);
	free(t->spans);
	*t = (struct timeline){ 0 };
}
