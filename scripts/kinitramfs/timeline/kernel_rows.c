// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "timeline/kernel_rows.h"
#include "timeline/notable.h"

#define LEAST_CALL    1000 /* microseconds that are worth a line */
#define LEAST_SILENCE 100000
#define MOST_SHIFT                                                             \
	1000000 /* clocks that differ by more do not belong together */
#define MAX_ERRNO    4095
#define EPROBE_DEFER 517 /* the kernel's own: later, when others are there */

struct log_rows {
	struct timeline *t;
	const struct kernel_log *log;
};

/* Of which the largest are wanted; of the same size, the first ones. */
struct pick {
	uint64_t size;
	size_t line;
};

struct picks {
	struct pick *items;
	size_t count;
};

static int compare(const void *a, const void *b)
{
	const struct pick *x = a, *y = b;

	if (x->size != y->size)
		return x->size > y->size ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

static void pick(struct picks *picks, uint64_t size, size_t line)
{
	picks->items =
		mem_grow(picks->items, picks->count, sizeof(*picks->items));
	picks->items[picks->count++] = (struct pick){ size, line };
}

static size_t largest(struct picks *picks, size_t most)
{
	if (picks->count)
		qsort(picks->items, picks->count, sizeof(*picks->items),
		      compare);
	return picks->count < most ? picks->count : most;
}

static bool begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* On the clock of kinit. */
static uint64_t time_of(const struct log_rows *rows, size_t line)
{
	uint64_t time = rows->log->lines[line].time;
	int64_t shift = rows->t->shift;

	if (shift < 0 && time < (uint64_t)-shift)
		return 0;
	return time + shift;
}

/* "Linux version 6.1.0 (...": as many words as say what it is. */
static void add_version(const struct log_rows *rows, size_t line)
{
	const char *text = rows->log->lines[line].text;
	size_t len = strlen("Linux version ");

	len += strcspn(text + len, " ");
	timeline_add(rows->t, time_of(rows, line), SPAN_KERNEL,
		     mem_strndup(text, len));
}

static void end_unpacking(struct span *unpack, uint64_t time, const char *text)
{
	const char *size = strchr(text, ':');

	unpack->end = time;
	unpack->failed = !begins(text, "Freeing ");
	if (size)
		unpack->how = mem_strdup(size[1] == ' ' ? size + 2 : size + 1);
}

/*
 * Since 5.12 a kernel unpacks while it does other things. It says nothing when
 * it has done so if the archive is part of it.
 */
static void add_milestones(const struct log_rows *rows, size_t end)
{
	size_t unpack = SIZE_MAX;

	for (size_t i = 0; i < end; i++) {
		const char *text = rows->log->lines[i].text;
		uint64_t time = time_of(rows, i);

		if (begins(text, "Linux version ")) {
			add_version(rows, i);
		} else if (begins(text, "Trying to unpack rootfs image")) {
			unpack = rows->t->count;
			timeline_add(rows->t, time, SPAN_KERNEL,
				     mem_strdup("unpack the initramfs"));
		} else if (unpack != SIZE_MAX &&
			   (begins(text, "Freeing initrd memory") ||
			    begins(text, "Initramfs unpacking failed"))) {
			end_unpacking(&rows->t->spans[unpack], time, text);
			unpack = SIZE_MAX;
		} else if (begins(text, "Run ") &&
			   strstr(text, " as init process")) {
			timeline_add(rows->t, time, SPAN_KERNEL,
				     mem_strdup(text));
		}
	}
}

struct call {
	uint64_t microseconds;
	long result;
	int name; /* its length */
};

/*
 * "initcall NAME+0x0/0x10 [MODULE] returned 0 after 123 usecs", and of drivers
 * "probe of DEVICE returned 0 after 123 usecs".
 */
static bool is_call(const char *text, struct call *call)
{
	static const char returned[] = " returned ";
	const char *p = strstr(text, returned);
	char *end;

	if (!p || (!begins(text, "initcall ") && !begins(text, "probe of ")))
		return false;
	call->name = strcspn(text, "+");
	if (call->name > p - text)
		call->name = p - text;
	call->result = strtol(p + strlen(returned), &end, 10);
	if (call->result < -MAX_ERRNO || !begins(end, " after "))
		return false;
	end += strlen(" after ");
	/* No more digits than 64 bits hold. */
	if (!strspn(end, "0123456789") || strspn(end, "0123456789") > 17)
		return false;
	call->microseconds = strtoull(end, &end, 10);
	return begins(end, " usecs");
}

/* Without a device, or before others are there, is how most of them end. */
static void say_result(struct span *span, long result)
{
	if (result >= 0 || result == -ENODEV || result == -ENXIO)
		return;
	span->failed = result != -EPROBE_DEFER;
	span->how = span->failed ? mem_printf("error %ld", -result)
				 : mem_strdup("deferred");
}

/* False: there are none. */
static bool add_calls(const struct log_rows *rows, size_t end)
{
	struct picks picks = { 0 };
	bool any = false;
	struct call call;
	size_t n;

	for (size_t i = 0; i < end; i++) {
		if (!is_call(rows->log->lines[i].text, &call))
			continue;
		any = true;
		if (call.microseconds >= LEAST_CALL)
			pick(&picks, call.microseconds, i);
	}
	n = largest(&picks, KERNEL_CALLS);
	for (size_t i = 0; i < n; i++) {
		const char *text = rows->log->lines[picks.items[i].line].text;
		uint64_t time = time_of(rows, picks.items[i].line);
		struct span *span;
		char *label;

		is_call(text, &call);
		label = mem_strndup(text, call.name);
		span = timeline_add(rows->t,
				    call.microseconds < time
					    ? time - call.microseconds
					    : 0,
				    SPAN_KERNEL, label);
		span->end = time;
		say_result(span, call.result);
	}
	free(picks.items);
	return any;
}

/* Without initcall_debug that is all there is of where the time went. */
static void add_silences(const struct log_rows *rows, size_t end)
{
	struct picks picks = { 0 };
	size_t n;

	for (size_t i = 1; i < end; i++) {
		uint64_t before = time_of(rows, i - 1), time = time_of(rows, i);

		if (time <= rows->t->kinit && time - before >= LEAST_SILENCE)
			pick(&picks, time - before, i);
	}
	n = largest(&picks, KERNEL_SILENCES);
	for (size_t i = 0; i < n; i++) {
		size_t line = picks.items[i].line;
		char *label =
			mem_printf("until %s", rows->log->lines[line].text);

		timeline_add(rows->t, time_of(rows, line - 1), SPAN_SILENCE,
			     label)
			->end = time_of(rows, line);
	}
	free(picks.items);
}

static void add_lines(const struct log_rows *rows, size_t end)
{
	struct notable notable;
	size_t first = 0;

	while (first < end && time_of(rows, first) < rows->t->kinit)
		first++;
	notable_find(&notable, rows->t, rows->log, first, end, KERNEL_LINES);
	for (size_t i = 0; i < notable.count; i++) {
		size_t line = notable.lines[i];

		timeline_add(rows->t, time_of(rows, line), SPAN_KERNEL,
			     mem_strdup(rows->log->lines[line].text));
	}
	rows->t->left_out = notable.left_out;
	notable_free(&notable);
}

/* kinit says in its timeline that root is mounted, and then in the log. */
static int64_t find_shift(const struct timeline *t,
			  const struct kernel_log *log)
{
	size_t span = 0, line = 0;
	int64_t shift;

	while (span < t->count &&
	       (strcmp(t->spans[span].label, "mount /root") ||
		t->spans[span].open || t->spans[span].failed))
		span++;
	while (line < log->count &&
	       !begins(log->lines[line].text, "kinit: root is "))
		line++;
	if (span == t->count || line == log->count)
		return 0;
	shift = (int64_t)(t->spans[span].end - log->lines[line].time);
	return shift > MOST_SHIFT || shift < -MOST_SHIFT ? 0 : shift;
}

const char *timeline_add_log(struct timeline *t, const struct kernel_log *log)
{
	struct log_rows rows = { t, log };
	size_t end = 0;

	if (log->lines[log->count - 1].time + MOST_SHIFT < t->start)
		return "it ends before kinit was started: is it of another boot?";
	if (log->lines[0].time > t->end)
		return "it begins after kinit had ended: the kernel has dropped what came before, or it is of another boot";
	t->shift = find_shift(t, log);
	t->has_log = true;
	while (end < log->count && time_of(&rows, end) <= t->end)
		end++;
	add_milestones(&rows, end);
	if (!add_calls(&rows, end))
		add_silences(&rows, end);
	add_lines(&rows, end);
	for (size_t i = 0; i < t->count; i++)
		if (t->spans[i].start < t->start)
			t->start = t->spans[i].start;
	timeline_sort(t);
	return NULL;
}
