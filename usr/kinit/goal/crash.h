/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The part of goal.c that decides in a crash kernel. The way to what the dump
 * goes to is no other than that to a root. Pure.
 */
#ifndef KINIT_GOAL_CRASH_H
#define KINIT_GOAL_CRASH_H

#include "boot.h"

enum crash_action {
	CRASH_SAVE, /* make a folder, and tell the hooks */
	CRASH_WAIT, /* for them */
	CRASH_UNMOUNT, /* what it went to */
	CRASH_UNMOUNTING, /* wait for that */
	CRASH_SAVED,
	CRASH_FAILED,
};

/* What the dump goes to is there. @now: ms of CLOCK_MONOTONIC. */
enum crash_action goal_crash(const struct boot *boot, uint64_t now);

/* kinit.timeout=, in seconds; but nothing is waited for without end. */
int goal_crash_timeout(const struct boot *boot);

#endif
