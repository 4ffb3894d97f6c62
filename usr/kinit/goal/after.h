/* SPDX-License-Identifier: GPL-2.0-only */
/* The part of goal.c that decides what comes after the end. Pure. */
#ifndef KINIT_GOAL_AFTER_H
#define KINIT_GOAL_AFTER_H

#include "boot.h"

enum cause {
	CAUSE_NONE,
	CAUSE_SETUP, /* /proc, /sys, ... cannot be had */
	CAUSE_NO_ROOT, /* no root=, and no partition says that it is the root */
	CAUSE_BAD_ROOT, /* root= cannot be understood */
	CAUSE_NETWORK, /* rd.neednet=1, and no interface has an address */
	CAUSE_NFS, /* the server is not known, or does not answer */
	CAUSE_NOT_FOUND, /* the deadline is over */
	CAUSE_UNREADABLE, /* so is it, and a device cannot be read */
	CAUSE_SAME_NAME, /* so is it, and two groups have one name */
	CAUSE_AMBIGUOUS, /* several devices are meant */
	CAUSE_FSCK, /* it left errors */
	CAUSE_MOUNT,
	CAUSE_LOOP,
	CAUSE_OVERLAY,
	CAUSE_DUMP, /* it could not be saved */
	CAUSE_NO_INIT,
	CAUSE_SWITCH,
	CAUSE_EXEC,
};

/* What follows a report. */
enum after {
	AFTER_PANIC,
	AFTER_REBOOT,
	AFTER_POWEROFF,
	AFTER_HALT,
	AFTER_ROOT, /* the dump is over: boot goes on, to the root */
	AFTER_STAND, /* still, so that somebody can read it */
	AFTER_RESCUE, /* somebody can look around, and then try again */
	AFTER_GO_ON, /* what is missing may still come */
};

/* What follows the report of this. */
enum after goal_after_failure(const struct boot *boot, enum cause cause);

/* What follows a dump, whether it could be saved or not. */
enum after goal_after_dump(const struct boot *boot);

#endif
