/* SPDX-License-Identifier: GPL-2.0-only */
/* What to do next. Pure: looks at facts, changes nothing, calls nothing. */
#ifndef KINIT_GOAL_H
#define KINIT_GOAL_H

#include "boot.h"

enum step {
	STEP_WAIT,
	STEP_TELL, /* the hooks, of decision.event */
	STEP_LOOK, /* at the devices that are there */
	STEP_ASK, /* whether to start what is incomplete */
	STEP_STALL, /* tell the hooks; decision.degraded */
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
	CAUSE_SAME_NAME, /* so is it, and two groups have one name */
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
	enum rule_event event;
	bool degraded; /* what is incomplete may be started */
};

/* @now: ms of CLOCK_MONOTONIC. */
struct decision goal_decide(const struct boot *boot, uint64_t now);

/* When the wait for a device ends, in ms; UINT64_MAX: never. */
uint64_t goal_deadline(const struct boot *boot);

/*
 * When the hooks are told that nothing moves any more, in ms; UINT64_MAX: they
 * have been, since the last thing that moved, or there are none.
 */
uint64_t goal_stall_time(const struct boot *boot);

/* Is something there of which a part is missing? */
bool goal_is_incomplete(const struct boot *boot);

/* Has it anything to read, and is it no part of something else? */
bool goal_is_usable(const struct boot *boot, const struct blockdev *dev);

/*
 * May root be on this group, as far as root= tells? In the end, when nothing
 * else has helped, on any.
 */
bool goal_needs_group(const struct boot *boot, const struct group *group);

/* Has another group, which is needed too, the same name? */
bool goal_shares_name(const struct boot *boot, const struct group *group);

/* Does root= mean this device? */
bool goal_is_root(const struct boot *boot, const struct blockdev *dev);

#endif
