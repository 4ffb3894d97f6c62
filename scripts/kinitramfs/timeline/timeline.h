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

#define TIMELINE_SIZE (4 << 20) /* no timeline is longer, in bytes */

enum span_kind {
	SPAN_EVENT, /* takes no time */
	SPAN_MODULE,
	SPAN_COMMAND,
	SPAN_MOUNT,
	SPAN_WAIT, /* nothing ran, and nothing happened */
	SPAN_KINDS
};

struct span {
	uint64_t start, end; /* microseconds since the kernel started */
	enum span_kind kind;
	bool open; /* its end is not in the timeline, which ends before */
	bool failed;
	char *label;
};

struct timeline {
	struct span *spans; /* by start, in the order of the file */
	size_t count;
	uint64_t start, end;
	unsigned int bad_line; /* that is wrong; 0: none is */
	bool cut; /* the last line has no end, and was left out */
};

/*
 * Reads the @len bytes of @text. Returns NULL, or what is wrong with
 * ->bad_line. @t is always to be freed.
 */
const char *timeline_parse(struct timeline *t, const char *text, size_t len);

void timeline_free(struct timeline *t);

/* "module", "command", ... */
const char *span_kind_name(enum span_kind kind);

/*
 * Each draws it; errors are left in @out. @columns: how wide the text may be,
 * at least 40.
 */
void timeline_text(const struct timeline *t, unsigned int columns, FILE *out);
void timeline_svg(const struct timeline *t, FILE *out);

#endif
