// SPDX-License-Identifier: GPL-2.0-only
/*
 * The only place that decides. It is asked after every event and answers from
 * the facts alone, so the order in which they came does not matter.
 */
#include <stddef.h>
#include <string.h>

#include "goal.h"
#include "uuid.h"

/* Is @dev the partition that PARTUUID=X/PARTNROFF=N means? */
static bool is_partition_after(const struct boot *boot,
			       const struct blockdev *dev)
{
	const struct root_spec *spec = &boot->root;
	const struct blockdev *base;

	for (base = boot->devices; base; base = base->next)
		if (uuid_equal_text(base->part.partuuid, spec->text) &&
		    !strcmp(base->disk, dev->disk) &&
		    (int64_t)base->partno + spec->partnroff == dev->partno)
			return true;
	return false;
}

bool goal_is_root(const struct boot *boot, const struct blockdev *dev)
{
	const struct root_spec *spec = &boot->root;

	switch (spec->kind) {
	case ROOT_NAME:
		return !strcmp(dev->devname, spec->text);
	case ROOT_DEVNO:
		return dev->major == spec->major && dev->minor == spec->minor;
	case ROOT_UUID:
		return uuid_equal_text(dev->sb.uuid, spec->text);
	case ROOT_LABEL:
		return !strcmp(dev->sb.label, spec->text);
	case ROOT_PARTUUID:
		if (spec->partnroff)
			return dev->partno && is_partition_after(boot, dev);
		return uuid_equal_text(dev->part.partuuid, spec->text);
	case ROOT_PARTLABEL:
		return !strcmp(dev->part.label, spec->text);
	case ROOT_NONE:
	case ROOT_BAD:
		break;
	}
	return false;
}

uint64_t goal_deadline(const struct boot *boot)
{
	if (boot->params.timeout == WAIT_FOREVER)
		return UINT64_MAX;
	return boot->last_progress + (uint64_t)boot->params.timeout * 1000;
}

static struct decision fail(enum cause cause)
{
	return (struct decision){ .step = STEP_FAIL, .cause = cause };
}

/*
 * A damaged superblock counts only if there is no whole one: it may be the
 * rest of what was here before. If it is all there is, the kernel has the last
 * word, since it may know more than we do.
 */
static struct decision find_root(const struct boot *boot, uint64_t now)
{
	const struct blockdev *dev, *whole = NULL, *damaged = NULL;
	unsigned int n_whole = 0, n_damaged = 0;

	for (dev = boot->devices; dev; dev = dev->next) {
		if (!goal_is_root(boot, dev))
			continue;
		if (dev->sb.damage) {
			damaged = dev;
			n_damaged++;
		} else {
			whole = dev;
			n_whole++;
		}
	}
	if (n_whole > 1 || (!n_whole && n_damaged > 1))
		return fail(CAUSE_AMBIGUOUS);
	if (whole || damaged)
		return (struct decision){
			.step = STEP_MOUNT,
			.dev = whole ? whole : damaged,
		};
	if (now >= goal_deadline(boot))
		return fail(CAUSE_NOT_FOUND);
	return (struct decision){ .step = STEP_WAIT };
}

struct decision goal_decide(const struct boot *boot, uint64_t now)
{
	if (boot->setup_failed)
		return fail(CAUSE_SETUP);
	if (boot->root.kind == ROOT_NONE)
		return fail(CAUSE_NO_ROOT);
	if (boot->root.kind == ROOT_BAD)
		return fail(CAUSE_BAD_ROOT);
	if (!boot->mount.attempt.done)
		return find_root(boot, now);
	if (boot->mount.attempt.error)
		return fail(CAUSE_MOUNT);
	if (!boot->init.attempt.done)
		return (struct decision){ .step = STEP_FIND_INIT };
	if (boot->init.attempt.error)
		return fail(CAUSE_NO_INIT);
	if (boot->switched.error)
		return fail(CAUSE_SWITCH);
	if (boot->executed.error)
		return fail(CAUSE_EXEC);
	return (struct decision){ .step = STEP_SWITCH };
}
