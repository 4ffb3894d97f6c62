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

/*
 * A partition of a disk that is itself a member of an array is seen twice, and
 * belongs to the array.
 */
static bool is_part_of_member(const struct boot *boot,
			      const struct blockdev *dev)
{
	const struct blockdev *disk;

	if (!dev->partno)
		return false;
	for (disk = boot->devices; disk; disk = disk->next)
		if (!strcmp(disk->devname, dev->disk))
			return disk->sb.is_member;
	return false;
}

bool goal_is_usable(const struct boot *boot, const struct blockdev *dev)
{
	/* No size: it has no medium, or is an array that is not started. */
	return !dev->internal && !dev->held && (dev->size || dev->error) &&
	       !is_part_of_member(boot, dev);
}

/*
 * The volume group in /dev/VG/LV or /dev/mapper/VG-LV, where a "-" of a name is
 * written "--". Returns 0: there is none in it.
 */
static size_t find_vg(const char *text, char *vg, size_t size)
{
	const char *p = text;
	size_t len = 0;
	bool mapper = !strncmp(text, "mapper/", 7);

	for (p += mapper ? 7 : 0; *p && len + 1 < size; p++) {
		if (mapper && *p == '-' && p[1] == '-')
			p++;
		else if (*p == (mapper ? '-' : '/'))
			break;
		vg[len++] = *p;
	}
	vg[len] = '\0';
	return *p && p[1] ? len : 0;
}

bool goal_needs_group(const struct boot *boot, const struct group *group)
{
	char vg[DEVNAME_SIZE];

	if (boot->root.kind != ROOT_NAME || boot->stalled_at ||
	    strcmp(group->type, "LVM2_member") ||
	    !find_vg(boot->root.text, vg, sizeof(vg)))
		return true;
	return !strcmp(group->name, vg);
}

bool goal_shares_name(const struct boot *boot, const struct group *group)
{
	const struct group *g;

	if (!group->name[0] || !goal_needs_group(boot, group))
		return false;
	for (g = boot->groups; g; g = g->next)
		if (g != group && g->present && group->present &&
		    !strcmp(g->type, "LVM2_member") &&
		    !strcmp(g->type, group->type) &&
		    !strcmp(g->name, group->name))
			return true;
	return false;
}

bool goal_is_root(const struct boot *boot, const struct blockdev *dev)
{
	const struct root_spec *spec = &boot->root;

	if (!goal_is_usable(boot, dev) || dev->sb.not_fs)
		return false;
	switch (spec->kind) {
	case ROOT_NAME:
		return !strcmp(dev->devname, spec->text) ||
		       (boot->link_found && dev->major == boot->link_major &&
			dev->minor == boot->link_minor);
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

/* With nothing new: until what is incomplete is taken as it is. */
#define STALL_DELAY 10000

/* What a command did shows as events, and those may still be on their way. */
#define SETTLE_DELAY 1000

uint64_t goal_deadline(const struct boot *boot)
{
	uint64_t deadline, settled = boot->last_command + SETTLE_DELAY;

	if (boot->params.timeout == WAIT_FOREVER)
		return UINT64_MAX;
	deadline = boot->last_progress + (uint64_t)boot->params.timeout * 1000;
	return boot->last_command && settled > deadline ? settled : deadline;
}

bool goal_is_incomplete(const struct boot *boot)
{
	const struct group *g;

	for (g = boot->groups; g; g = g->next)
		if (g->present && !group_is_complete(g))
			return true;
	return false;
}

uint64_t goal_stall_time(const struct boot *boot)
{
	uint64_t deadline = goal_deadline(boot);
	uint64_t at = boot->last_progress + STALL_DELAY;

	if ((!boot->hooks && !goal_is_incomplete(boot)) ||
	    boot->stalled_at > boot->last_progress)
		return UINT64_MAX;
	return at < deadline ? at : deadline;
}

static struct decision fail(enum cause cause)
{
	return (struct decision){ .step = STEP_FAIL, .cause = cause };
}

static struct decision next(enum step step)
{
	return (struct decision){ .step = step };
}

/* Nothing has moved for a while, and root is not there. */
static struct decision stall(const struct boot *boot)
{
	struct decision d = next(STEP_STALL);

	switch (boot->params.degraded) {
	case DEGRADED_AUTO:
		d.degraded = true;
		break;
	case DEGRADED_ASK:
		if (goal_is_incomplete(boot) && boot->answer == ANSWER_NONE)
			return next(boot->asked ? STEP_WAIT : STEP_ASK);
		d.degraded = boot->answer == ANSWER_YES;
		break;
	case DEGRADED_NEVER:
		break;
	}
	return d;
}

static struct decision not_found(const struct boot *boot)
{
	const struct group *g;

	for (g = boot->groups; g; g = g->next)
		if (goal_shares_name(boot, g))
			return fail(CAUSE_SAME_NAME);
	return fail(CAUSE_NOT_FOUND);
}

/*
 * Of a file system that has several devices any can be mounted: the first one
 * is, when the others are there, or will not come.
 */
static bool is_candidate(const struct boot *boot, const struct blockdev *dev)
{
	const struct blockdev *d;

	if (!goal_is_root(boot, dev))
		return false;
	if (!dev->group)
		return true;
	for (d = boot->devices; d != dev; d = d->next)
		if (d->group == dev->group && goal_is_root(boot, d))
			return false;
	return group_is_complete(dev->group) || boot->degraded;
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
		if (!is_candidate(boot, dev))
			continue;
		if (dev->sb.damage) {
			damaged = dev;
			n_damaged++;
		} else {
			whole = dev;
			n_whole++;
		}
	}
	/*
	 * Commands that run may bring another device of that name. They have
	 * to end before the real init starts anyway, but for one that asks.
	 */
	if ((whole || damaged) && boot->running > boot->tty_taken)
		return next(STEP_WAIT);
	if (n_whole > 1 || (!n_whole && n_damaged > 1))
		return fail(CAUSE_AMBIGUOUS);
	if (whole || damaged)
		return (struct decision){
			.step = STEP_MOUNT,
			.dev = whole ? whole : damaged,
		};
	/* Each has a limit of its own. */
	if (boot->jobs)
		return next(STEP_WAIT);
	if (now >= goal_stall_time(boot))
		return stall(boot);
	if (now >= goal_deadline(boot))
		return not_found(boot);
	return next(STEP_WAIT);
}

/* Once in a boot; and what the hooks do then is waited for. */
static bool tell(const struct boot *boot, enum rule_event event,
		 struct decision *d)
{
	if (boot->told[event] && !boot->jobs)
		return false;
	*d = (struct decision){
		.step = boot->told[event] ? STEP_WAIT : STEP_TELL,
		.event = event,
	};
	return true;
}

struct decision goal_decide(const struct boot *boot, uint64_t now)
{
	struct decision d;

	if (boot->setup_failed)
		return fail(CAUSE_SETUP);
	if (!boot->looked)
		return tell(boot, ON_EARLY, &d) ? d : next(STEP_LOOK);
	if (boot->root.kind == ROOT_NONE)
		return fail(CAUSE_NO_ROOT);
	if (boot->root.kind == ROOT_BAD)
		return fail(CAUSE_BAD_ROOT);
	if (!boot->mount.attempt.done)
		return find_root(boot, now);
	if (boot->mount.attempt.error)
		return fail(CAUSE_MOUNT);
	if (tell(boot, ON_MOUNTED, &d))
		return d;
	if (!boot->init.attempt.done)
		return next(STEP_FIND_INIT);
	if (boot->init.attempt.error)
		return fail(CAUSE_NO_INIT);
	if (tell(boot, ON_SWITCH, &d))
		return d;
	if (boot->switched.error)
		return fail(CAUSE_SWITCH);
	if (boot->executed.error)
		return fail(CAUSE_EXEC);
	return next(STEP_SWITCH);
}
