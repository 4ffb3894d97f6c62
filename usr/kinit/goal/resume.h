/* SPDX-License-Identifier: GPL-2.0-only */
/* Is there a hibernated system to be resumed? Pure; goal.c asks. */
#ifndef KINIT_GOAL_RESUME_H
#define KINIT_GOAL_RESUME_H

#include "boot.h"

enum resume_goal {
	RESUME_OVER, /* there is none, or it was in vain */
	RESUME_NONE, /* the same, as it turns out; *dev: who says so, or NULL */
	RESUME_BY_KERNEL, /* *dev has its image, and now is the time */
	RESUME_BY_HOOKS, /* *dev has an image for them, and now is the time */
	RESUME_NO_MORE, /* *dev has one of the kernel's, to be taken away */
	RESUME_HOLDS, /* it will be the time, soon */
	RESUME_AWAITED, /* its device is not there */
};

enum resume_goal goal_resume(const struct boot *boot, uint64_t now,
			     const struct blockdev **dev);

/* Is what has to be mounted first there, as far as can be seen? */
bool goal_root_is_there(const struct boot *boot);

#endif
