// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>

#include "goal/after.h"

/* Is it something that may still come? */
static bool may_pass(enum cause cause)
{
	switch (cause) {
	case CAUSE_NO_ROOT:
	case CAUSE_NETWORK:
	case CAUSE_NFS:
	case CAUSE_NOT_FOUND:
	case CAUSE_UNREADABLE:
	case CAUSE_SAME_NAME:
		return true;
	default:
		return false;
	}
}

/* Not without a hook for it, and not once the initramfs has been deleted. */
static bool may_rescue(const struct boot *boot)
{
	return boot->can_rescue && !boot->rescue_failed && !boot->switched.done;
}

enum after goal_after_failure(const struct boot *boot, enum cause cause)
{
	if (saves_dump(boot))
		return goal_after_dump(boot);
	switch (boot->params.on_failure) {
	case FAILURE_REBOOT:
		return AFTER_REBOOT;
	case FAILURE_POWEROFF:
		return AFTER_POWEROFF;
	case FAILURE_WAIT:
		return may_pass(cause) ? AFTER_GO_ON : AFTER_STAND;
	case FAILURE_SHELL:
		if (may_rescue(boot))
			return AFTER_RESCUE;
		break;
	case FAILURE_PANIC:
		break;
	}
	return AFTER_PANIC;
}

/*
 * Neither kinit.on_failure= nor panic= count: what is found here is needed, and
 * nobody is there.
 */
enum after goal_after_dump(const struct boot *boot)
{
	switch (boot->params.dump_action) {
	case DUMP_HALT:
		return AFTER_HALT;
	case DUMP_POWEROFF:
		return AFTER_POWEROFF;
	case DUMP_WAIT:
		return AFTER_STAND;
	case DUMP_ROOT:
		return AFTER_ROOT;
	case DUMP_REBOOT:
		break;
	}
	return AFTER_REBOOT;
}
