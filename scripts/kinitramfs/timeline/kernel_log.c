// SPDX-License-Identifier: GPL-2.0-only
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "timeline/kernel_log.h"
#include "timeline/timeline.h"

#define MICROSECONDS 1000000
#define BACKWARD     MICROSECONDS /* more than that: another boot */
#define MAX_DIGITS   17 /* of a number that is read: fits 64 bits */
#define TEXT_SIZE    1024 /* the kernel's own limit for a line */

/* A line that is being read. */
struct scan {
	const char *p, *end;
	const char *problem;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool take(struct scan *s, char c)
{
	if (s->p == s->end || *s->p != c)
		return false;
	s->p++;
	return true;
}

static void take_spaces(struct scan *s)
{
	while (take(s, ' '))
		;
}

/* How many digits there were; of a long number the value is only large. */
static unsigned int take_number(struct scan *s, uint64_t *value)
{
	unsigned int digits = 0;

	for (*value = 0; s->p < s->end && is_digit(*s->p); s->p++)
		if (digits++ < MAX_DIGITS)
			*value = *value * 10 + (*s->p - '0');
	return digits;
}

static bool check_time(struct scan *s, uint64_t seconds, bool negative)
{
	if (negative)
		s->problem = "a negative time";
	else if (seconds > TIMELINE_SECONDS)
		s->problem = "a time of more than 8 digits of seconds";
	return !s->problem;
}

/* "<6>", or of "dmesg -x" "kern  :info  : ", of which the level is not needed. */
static void take_prefix(struct scan *s, unsigned int *level)
{
	struct scan try = *s;
	uint64_t priority;

	if (take(&try, '<')) {
		if (!take_number(&try, &priority) || !take(&try, '>'))
			return;
		*level = priority & 7;
		*s = try;
		return;
	}
	for (int colons = 0; colons < 2; colons++) {
		while (try.p < try.end && *try.p >= 'a' && *try.p <= 'z')
			try.p++;
		take_spaces(&try);
		if (!take(&try, ':'))
			return;
	}
	if (take(&try, ' '))
		*s = try;
}

/* "[    1.234567]" and, if the kernel says who it was, "[    T1]". */
static bool take_stamp(struct scan *s, uint64_t *time)
{
	uint64_t seconds, micro, ignored;
	struct scan caller;
	bool negative;

	if (!take(s, '['))
		return false;
	take_spaces(s);
	negative = take(s, '-');
	if (!take_number(s, &seconds) || !take(s, '.') ||
	    take_number(s, &micro) != 6 || !take(s, ']'))
		return false;
	if (!check_time(s, seconds, negative))
		return false;
	*time = seconds * MICROSECONDS + micro;
	caller = *s;
	take_spaces(&caller);
	if (!take(&caller, '['))
		return true;
	take_spaces(&caller);
	if ((take(&caller, 'T') || take(&caller, 'C')) &&
	    take_number(&caller, &ignored) && take(&caller, ']'))
		*s = caller;
	return true;
}

/* "6,123,1234567,-;": what stands before the text of a record. */
static bool take_record(struct scan *s, uint64_t *time, unsigned int *level)
{
	uint64_t priority, sequence;
	bool negative;

	if (!take_number(s, &priority) || !take(s, ',') ||
	    !take_number(s, &sequence) || !take(s, ','))
		return false;
	negative = take(s, '-');
	if (!take_number(s, time) || !take(s, ','))
		return false;
	while (s->p < s->end && *s->p != ';')
		s->p++;
	*level = priority & 7;
	return take(s, ';') && check_time(s, *time / MICROSECONDS, negative);
}

static int hex(char c)
{
	if (is_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "\xNN" at @p, or -1. */
static int escaped(const char *p, const char *end)
{
	if (end - p < 4 || p[0] != '\\' || p[1] != 'x' || hex(p[2]) < 0 ||
	    hex(p[3]) < 0)
		return -1;
	return hex(p[2]) << 4 | hex(p[3]);
}

/* Without NULs, which would end it. */
static char *unescape(const char *p, const char *end)
{
	char *text = mem_alloc(end - p + 1), *to = text;

	while (p < end) {
		int byte = escaped(p, end);

		if (byte > 0)
			*to++ = byte;
		else if (byte < 0 && *p)
			*to++ = *p;
		p += byte < 0 ? 1 : 4;
	}
	return text;
}

/* "host kernel: ", as journalctl has it. */
static void take_host(struct scan *s)
{
	static const char kernel[] = " kernel: ";
	const char *space = memchr(s->p, ' ', s->end - s->p);
	size_t len = strlen(kernel);

	if (space && space > s->p && (size_t)(s->end - space) >= len &&
	    !memcmp(space, kernel, len))
		s->p = space + len;
}

static void add(struct kernel_log *log, const struct scan *s, uint64_t time,
		unsigned int level, bool record)
{
	const char *end = s->end;

	if (end - s->p > TEXT_SIZE)
		end = s->p + TEXT_SIZE;
	log->lines = mem_grow(log->lines, log->count, sizeof(*log->lines));
	log->lines[log->count++] = (struct log_line){
		.time = time,
		.level = level,
		.text = record ? unescape(s->p, end)
			       : mem_strndup(s->p, end - s->p),
	};
}

static void drop_all(struct kernel_log *log)
{
	for (size_t i = 0; i < log->count; i++)
		free(log->lines[i].text);
	free(log->lines);
	log->lines = NULL;
	log->count = 0;
}

static const char *take_line(struct kernel_log *log, const char *p,
			     const char *end)
{
	struct scan start = { .p = p }, s;
	unsigned int level = LEVEL_UNKNOWN;
	uint64_t time, last;
	bool record;

	while (end > p && end[-1] == '\r')
		end--;
	start.end = end;
	s = start;
	record = take_record(&s, &time, &level);
	if (!record && !s.problem) {
		s = start;
		take_prefix(&s, &level);
		if (!take_stamp(&s, &time))
			return s.problem;
		take(&s, ' ');
		take_host(&s);
	}
	if (s.problem)
		return s.problem;
	last = log->count ? log->lines[log->count - 1].time : 0;
	if (time < last && last - time > BACKWARD)
		drop_all(log);
	else if (time < last)
		time = last;
	add(log, &s, time, level, record);
	return NULL;
}

const char *kernel_log_parse(struct kernel_log *log, const char *text,
			     size_t len)
{
	const char *end = text + len, *next, *problem = NULL;
	unsigned int number = 0;

	*log = (struct kernel_log){ 0 };
	for (; text < end && !problem; text = next + 1) {
		next = memchr(text, '\n', end - text);
		if (!next)
			next = end;
		number++;
		problem = take_line(log, text, next);
	}
	if (!problem && !log->count) {
		number = 1;
		problem =
			"no line of a kernel's log in it: \"[SECONDS.MICROSECONDS] TEXT\", or a record of /dev/kmsg";
	}
	log->bad_line = problem ? number : 0;
	return problem;
}

void kernel_log_free(struct kernel_log *log)
{
	drop_all(log);
}
