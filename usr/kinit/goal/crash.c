// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>

#include "goal/crash.h"

/* A device that answers no more has no end. */
static bool is_late(const struct boot *boot, uint64_t now)
{
	return now >=
	       boot->crash.since + (uint64_t)boot->params.dump_limit * 1000;
}

enum crash_action goal_crash(const struct boot *boot, uint64_t now)
{
	const struct crash *crash = &boot->crash;

	if (!crash->begun.done)
		return CRASH_SAVE;
	if (!crash->stuck && jobs_hold(boot->jobs))
		return CRASH_WAIT;
	/* What cannot be stopped would keep it from being unmounted, too. */
	if (!crash->ended.done && !crash->stuck &&
	    !boot->targets[TARGET_DUMP].raw) {
		if (!crash->pid)
			return CRASH_UNMOUNT;
		return is_late(boot, now) ? CRASH_FAILED : CRASH_UNMOUNTING;
	}
	return crash->begun.error || crash->failed || crash->stuck ||
			       crash->ended.error
		       ? CRASH_FAILED
		       : CRASH_SAVED;
}

int goal_crash_timeout(const struct boot *boot)
{
	const struct params *p = &boot->params;

	return saves_dump(boot) && p->timeout == WAIT_FOREVER ? p->dump_limit
							      : p->timeout;
}
