/* SPDX-License-Identifier: GPL-2.0-only */
/* What is said in the end, and what follows it. */
#ifndef KINIT_FAIL_H
#define KINIT_FAIL_H

#include <stdbool.h>

#include "goal/goal.h"

/*
 * Reports the cause, and does what is decided to follow. Returns true if the
 * boot goes on; false: process 1 is to exit, which is a panic.
 */
bool fail(struct boot *boot, const struct decision *d);

/*
 * What is decided to follow an end. Returns true if that is for the caller to
 * do; false: as fail().
 */
bool follow(struct boot *boot, const struct decision *d);

/* The report of a boot that went on, for whoever looks: RUN_DIR/report. */
void write_report(const struct boot *boot);

#endif
