// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is a timeline and, behind the first NUL, a log of the kernel. Both
 * are read, drawn together, and what is drawn is judged: no line is wider than
 * it may be, and nothing controls a terminal or is no XML.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "timeline/kernel_log.h"
#include "timeline/kernel_rows.h"
#include "timeline/label.h"
#include "timeline/timeline.h"

#define LEAST_BARS 40 /* columns: bars are drawn, whatever the numbers are */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void require_harmless(const char *s)
{
	for (; *s; s++)
		require((*s >= ' ' && *s < 0x7f) || *s == '\n' ||
			(unsigned char)*s >= 0x80);
}

static size_t count(const char *text, char c)
{
	size_t n = 0;

	while ((text = strchr(text, c))) {
		text++;
		n++;
	}
	return n;
}

static void check_text(const struct timeline *t, unsigned int columns)
{
	char *drawn, *rest, *line;
	size_t len;
	FILE *out = open_memstream(&drawn, &len);

	timeline_text(t, columns, out);
	fclose(out);
	require(strlen(drawn) == len);
	require_harmless(drawn);
	/* Axis, spans and at most two lines below them. */
	require(count(drawn, '\n') >= t->count + 2);
	require(count(drawn, '\n') <= t->count + 4);
	rest = drawn;
	while ((line = strsep(&rest, "\n")) && rest)
		require(label_bytes(line, columns) == strlen(line));
	free(drawn);
}

static void check_svg(const struct timeline *t)
{
	char *drawn;
	size_t len;
	FILE *out = open_memstream(&drawn, &len);

	timeline_svg(t, out);
	fclose(out);
	require(strlen(drawn) == len);
	require_harmless(drawn);
	/* Whatever labels are, tags are ours: they open and close. */
	require(count(drawn, '<') == count(drawn, '>'));
	free(drawn);
}

static void check_spans(const struct timeline *t)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct span *s = &t->spans[i];

		require(s->label && s->kind < SPAN_KINDS);
		require(s->start >= t->start && s->start <= s->end);
		require(s->end <= t->end);
		require(!i || t->spans[i - 1].start <= s->start);
		require(!s->open || s->end == t->end);
	}
}

static void check_log(const struct kernel_log *log, const char *problem,
		      size_t size)
{
	require(!problem == !log->bad_line);
	require(problem || log->count);
	require(log->count <= size);
	for (size_t i = 0; i < log->count; i++) {
		require(strlen(log->lines[i].text) <= 1024);
		require(log->lines[i].level <= LEVEL_UNKNOWN);
		require(!i || log->lines[i - 1].time <= log->lines[i].time);
	}
}

static void check_timeline(struct timeline *t, const char *problem,
			   const struct kernel_log *log)
{
	size_t before = t->count;

	require(!problem == !t->bad_line);
	if (problem)
		return;
	check_spans(t);
	if (log && timeline_add_log(t, log))
		require(t->count == before && !t->has_log);
	check_spans(t);
	check_text(t, 1);
	check_text(t, LEAST_BARS);
	check_text(t, 200);
	check_svg(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = memchr(data, 0, size);
	size_t len = nul ? (size_t)(nul - data) : size;
	struct kernel_log log = { 0 };
	const char *problem = "none";
	struct timeline t;

	if (nul) {
		problem = kernel_log_parse(&log, (const char *)nul + 1,
					   size - len - 1);
		check_log(&log, problem, size);
	}
	check_timeline(&t, timeline_parse(&t, (const char *)data, len),
		       problem ? NULL : &log);
	kernel_log_free(&log);
	timeline_free(&t);
	return 0;
}
