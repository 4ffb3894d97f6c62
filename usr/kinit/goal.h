/* SPDX-License-Identifier: GPL-2.0-only */
/* What to do next. Pure: looks at facts, changes nothing, calls nothing. */
#ifndef KINIT_GOAL_H
#define KINIT_GOAL_H

#include "boot.h"

enum step {
	STEP_WAIT,
	STEP_MOUNT, /* decision.dev */
	STEP_FIND_INIT,
	STEP_SWITCH,
	STEP_FAIL, /* decision.cause */
};

enum cause {
	CAUSE_NONE,
	CAUSE_SETUP, /* /proc, /sys, ... cannot be had */
	CAUSE_NO_ROOT, /* no root= */
	CAUSE_BAD_ROOT, /* root= cannot be understood */
	CAUSE_NOT_FOUND, /* the deadline is over */
	CAUSE_AMBIGUOUS, /* several devices are meant */
	CAUSE_MOUNT,
	CAUSE_NO_INIT,
	CAUSE_SWITCH,
	CAUSE_EXEC,
};

struct decision {
	enum step step;
	enum cause cause;
	const struct blockdev *dev;
};

/* @now: ms of CLOCK_MONOTONIC. */
struct decision goal_decide(const struct boot *boot, uint64_t now);

/* When the wait for a device ends, in ms; UINT64_MAX: never. */
uint64_t goal_deadline(const struct boot *boot);

/* Does root= mean this device? */
bool goal_is_root(const struct boot *boot, const struct blockdev *dev);

#endif
