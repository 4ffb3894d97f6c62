/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What kinit wrote to /run/kinit/timeline: "SECONDS WORD [ABOUT]" a line. A
 * word that begins something and the one that ends it become one span. Pure but
 * for memory.
 */
#ifndef KINITRAMFS_TIMELINE_H
#define KINITRAMFS_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define TIMELINE_SIZE	  (4 << 20) /* no timeline is longer, in bytes */
#define TIMELINE_LINE	  512 /* nor one of its lines, which kinit cuts off */
#define TIMELINE_SECONDS  99999999 /* three years: no boot takes longer */
#define TIMELINE_BACKWARD 1000000 /* microseconds, see timeline_parse() */

enum span_kind {
	SPAN_EVENT, /* takes no time */
	SPAN_MODULE,
	SPAN_COMMAND,
	SPAN_MOUNT,
	SPAN_WAIT, /* nothing ran, and nothing happened */
	SPAN_KERNEL, /* of the kernel's log: takes time, or is a line of it */
	SPAN_SILENCE, /* the kernel said nothing for long */
	SPAN_KINDS
};

struct span {
	uint64_t start, end; /* microseconds since the kernel started */
	enum span_kind kind;
	bool open; /* its end is not in the timeline, which ends before */
	bool failed;
	char *label;
	char *how; /* it ended, if there is something to say, or NULL */
};

struct timeline {
	struct span *spans; /* by start, in the order of the file */
	size_t count;
	uint64_t start, end;
	uint64_t kinit; /* its start, before which only the kernel ran */
	unsigned int bad_line; /* that is wrong; 0: none is */
	bool cut; /* the last line has no end, and was left out */
	bool has_log; /* the kernel's log is in it, and was ... */
	int64_t shift; /* ... moved by that many microseconds */
	size_t left_out; /* lines of that log, for there are too many */
};

/*
 * Reads the @len bytes of @text. Returns NULL, or what is wrong with
 * ->bad_line. @t is always to be freed.
 *
 * Two processes write a timeline, /init and the modprobe that the kernel calls,
 * and one may be overtaken between looking at the clock and writing. What is
 * earlier than the line before by less than TIMELINE_BACKWARD counts as if it
 * had happened together with it.
 */
const char *timeline_parse(struct timeline *t, const char *text, size_t len);

/* Adds a span that ends when it begins, and takes @label over. */
struct span *timeline_add(struct timeline *t, uint64_t time,
			  enum span_kind kind, char *label);

void timeline_sort(struct timeline *t);

void timeline_free(struct timeline *t);

/* "module", "command", ... */
const char *span_kind_name(enum span_kind kind);

/*
 * Each draws it; errors are left in @out. @columns: how wide the text may be,
 * at least 1.
 */
void timeline_text(const struct timeline *t, unsigned int columns, FILE *out);
void timeline_svg(const struct timeline *t, FILE *out);

#endif
