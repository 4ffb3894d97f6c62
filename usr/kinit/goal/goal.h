/* SPDX-License-Identifier: GPL-2.0-only */
/* What to do next. Pure: looks at facts, changes nothing, calls nothing. */
#ifndef KINIT_GOAL_H
#define KINIT_GOAL_H

#include "boot.h"
#include "goal/after.h"
#include "goal/crash.h"
#include "goal/net.h"

enum step {
	STEP_WAIT,
	STEP_TELL, /* the hooks, of decision.event */
	STEP_LOAD, /* decision.module */
	STEP_NETWORK, /* decision.net */
	STEP_DRIVER, /* ask for what can mount decision.types on .target */
	STEP_LOOK, /* at the devices that are there */
	STEP_LOOK_AT_REST, /* at those that seldom lead to a disk */
	STEP_ASK, /* whether to start what is incomplete */
	STEP_STALL, /* tell the hooks; decision.degraded */
	STEP_CHECK, /* have decision.dev checked, before it is mounted */
	STEP_MOUNT, /* decision.dev, or .flash, as .spec of .target */
	STEP_RESUME, /* the hibernated system on decision.dev: the kernel's */
	STEP_TELL_RESUME, /* the hooks: one of theirs is on decision.dev */
	STEP_DROP_IMAGE, /* the kernel's, on decision.dev; boot goes on */
	STEP_NO_RESUME, /* boot goes on; decision.dev has none, or is missing */
	STEP_LOOP, /* make a device of the file of kinit.loop= */
	STEP_OVERLAY, /* mount it */
	STEP_FSTAB, /* read the root's */
	STEP_GIVE_UP, /* decision.target: it may be missing */
	STEP_CRASH, /* save the dump: decision.crash, and then .after */
	STEP_FIND_INIT,
	STEP_SWITCH, /* to the root */
	STEP_EXEC, /* the init */
	STEP_NEXT_INIT, /* look for another one */
	STEP_BREAK, /* somebody can look around at decision.breakpoint */
	STEP_AGAIN, /* look again, and try again what has failed */
	STEP_FAIL, /* decision.cause, and then decision.after */
};

struct decision {
	enum step step;
	enum cause cause;
	enum after after;
	int stand; /* seconds of AFTER_STAND, and then a reboot; 0: for ever */
	enum crash_action crash;
	const struct target *target;
	unsigned int spec;
	const struct blockdev *dev;
	const struct flash *flash;
	enum rule_event event;
	enum breakpoint breakpoint;
	struct module *module;
	struct net_decision net;
	const char *types; /* of file systems, split by commas; or "loop" */
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

#endif
