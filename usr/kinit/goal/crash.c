// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>

#include "goal/crash.h"

enum crash_action goal_crash(const struct boot *boot)
{
	const struct crash *crash = &boot->crash;

	if (!crash->begun.done)
		return CRASH_SAVE;
	if (!crash->stuck && jobs_hold(boot->jobs))
		return CRASH_WAIT;
	if (!crash->ended.done)
		return CRASH_END;
	return crash->begun.error || crash->failed || crash->stuck ||
			       crash->ended.error
		       ? CRASH_FAILED
		       : CRASH_SAVED;
}

int goal_crash_timeout(const struct boot *boot)
{
	const struct params *p = &boot->params;

	return boot->crash.meant && p->timeout == WAIT_FOREVER ? p->dump_limit
							       : p->timeout;
}
