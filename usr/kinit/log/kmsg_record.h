/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Records of the kernel's log, as /dev/kmsg gives them (Linux,
 * Documentation/ABI/testing/dev-kmsg): "PREFIX,SEQUENCE,TIME,FLAGS;TEXT", and
 * behind the first line end more that nobody here needs. PREFIX is 8 times the
 * facility, plus the level. What is not printable ASCII is \xNN in TEXT. Pure.
 */
#ifndef KINIT_KMSG_RECORD_H
#define KINIT_KMSG_RECORD_H

#include <stdbool.h>
#include <stddef.h>

/* The kernel's longest record; of a longer one, which no kernel has, EINVAL. */
#define KMSG_RECORD_SIZE 8192

#define KMSG_LINE_SIZE 160
#define KMSG_FIRST     2
#define KMSG_LAST      3
#define KMSG_LINES     (KMSG_FIRST + KMSG_LAST)

/* Of many lines, the first ones and the last ones. */
struct kmsg_lines {
	unsigned int n; /* lines that are kept */
	unsigned int left_out; /* behind the first KMSG_FIRST */
	char line[KMSG_LINES][KMSG_LINE_SIZE]; /* printable ASCII */
};

/*
 * Sets @line to the text of a record, if it is the kernel's own (user space can
 * write records too) and of this @level or a lower one.
 */
bool kmsg_text(char line[KMSG_LINE_SIZE], const char *record, size_t len,
	       int level);

/*
 * Adds the text of a record, if it is the kernel's own, a warning or worse, and
 * not the same as the one before it.
 */
void kmsg_add(struct kmsg_lines *lines, const char *record, size_t len);

#endif
