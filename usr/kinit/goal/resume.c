// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>
#include <string.h>

#include "device/flash_match.h"
#include "goal/module.h"
#include "goal/resume.h"
#include "match.h"
#include "target.h"

bool goal_root_is_there(const struct boot *boot)
{
	const struct target *target = target_next(boot);

	if (!target)
		return true;
	for (unsigned int i = 0; i < target->n_specs; i++)
		if (target->specs[i].kind == ROOT_NFS ||
		    flash_find(boot->flash, &target->specs[i]))
			return true;
	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next)
		if (match_target(boot, target, dev))
			return true;
	return false;
}

/* That which has an image; else any, which says that there is none. */
static const struct blockdev *find(const struct boot *boot)
{
	const struct blockdev *found = NULL;

	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next)
		if (match_target(boot, &boot->targets[TARGET_RESUME], dev) &&
		    (!found || (dev->hibernated[0] && !found->hibernated[0])))
			found = dev;
	return found;
}

/* With noresume nobody resumes anything, and kinit knows its own format. */
static enum resume_goal judge(const struct boot *boot,
			      const struct blockdev *dev)
{
	bool over = boot->params.resume_mode != RESUME_AUTO ||
		    boot->resume.tried;

	if (!strcmp(dev->hibernated, "s1suspend"))
		return over ? RESUME_NO_MORE : RESUME_BY_KERNEL;
	return dev->hibernated[0] && boot->can_resume && !over ? RESUME_BY_HOOKS
							       : RESUME_NONE;
}

enum resume_goal goal_resume(const struct boot *boot, uint64_t now,
			     const struct blockdev **dev)
{
	const struct params *p = &boot->params;
	enum resume_goal goal;

	*dev = NULL;
	if (!may_resume(boot))
		return RESUME_OVER;
	if (jobs_have(boot->jobs, ON_RESUME))
		return RESUME_HOLDS;
	if (boot->targets[TARGET_RESUME].specs[0].kind == ROOT_BAD)
		return RESUME_NONE;
	if (now < (uint64_t)p->resume_delay * 1000)
		return RESUME_HOLDS;
	*dev = find(boot);
	if (!*dev)
		return p->resume_mode == RESUME_AUTO ? RESUME_AWAITED
						     : RESUME_OVER;
	goal = judge(boot, *dev);
	/* What runs would be cut off, or keep the kernel from freezing it. */
	if ((goal == RESUME_BY_KERNEL || goal == RESUME_BY_HOOKS) &&
	    (boot->running > boot->tty_taken || goal_loads_modules(boot, now)))
		return RESUME_HOLDS;
	return goal;
}
