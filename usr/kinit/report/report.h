/* SPDX-License-Identifier: GPL-2.0-only */
/* Why are we waiting, and why did it fail? Pure: facts in, words out. */
#ifndef KINIT_REPORT_H
#define KINIT_REPORT_H

#include "boot.h"
#include "goal/goal.h"
#include "text.h"

#define REPORT_SIZE 12288

/* The whole report, several lines, the first of which names the cause. */
void report_failure(struct text *t, const struct boot *boot, enum cause cause,
		    uint64_t now);

/* One line: what could not be mounted, and why. */
void report_refused(struct text *t, const struct target *target,
		    unsigned int spec);

/* Of a boot that goes on: what is mounted, and what went wrong on the way. */
void report_success(struct text *t, const struct boot *boot, uint64_t now);

/* One line if a shell was asked for and no hook has one; else nothing. */
void report_no_shell(struct text *t, const struct boot *boot);

/* One line, for as long as root is missing. */
void report_waiting(struct text *t, const struct boot *boot, uint64_t now);

/*
 * One line for where it is not asked: what it is that somebody has to answer,
 * and on which @console ("": unknown).
 */
void report_asking(struct text *t, const struct boot *boot,
		   const char *console);

/* What is asked with kinit.degraded=ask; no newline ends it. */
void report_question(struct text *t, const struct boot *boot);

#endif
