/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the kernel logs during an attempt. The reason why a file system cannot
 * be mounted is only in the kernel's log, and the console may hide it.
 */
#ifndef KINIT_KMSG_H
#define KINIT_KMSG_H

#include "log/kmsg_record.h"

/* From now on. Returns what kmsg_collect() wants; negative: there is no log. */
int kmsg_mark(void);

/* Until now: sets @lines, and ends what kmsg_mark() began. */
void kmsg_collect(int mark, struct kmsg_lines *lines);

/* Is this the record that was looked for? */
typedef bool kmsg_take(void *context, const char *record, size_t len);

/*
 * Shows @take each record of what was logged so far, until it takes one; false:
 * it took none.
 */
bool kmsg_walk(kmsg_take *take, void *context);

/*
 * The first line of what was logged so far that begins with @start; false:
 * there is none.
 */
bool kmsg_find(char line[KMSG_LINE_SIZE], const char *start);

#endif
