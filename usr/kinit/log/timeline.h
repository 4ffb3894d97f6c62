/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * When each thing happened: RUN_DIR/timeline, which the real init inherits. A
 * line is the time, in seconds since the kernel started, a word that says what
 * happened, and to whom (Documentation/admin-guide/kinit/reports.rst).
 */
#ifndef KINIT_TIMELINE_H
#define KINIT_TIMELINE_H

/* Before, nothing is noted. */
void timeline_open(void);

/* What another process than kinit's first notes goes to the end of the same. */
void timeline_join(void);

/*
 * Notes @what, a word; @about may be anything, is escaped, and may be "".
 * @detail is words of ours behind it, or "".
 */
void timeline_note(const char *what, const char *about, const char *detail);

#endif
