// SPDX-License-Identifier: GPL-2.0-only
/*
 * The only file that decides. It is asked after every event and answers from
 * the facts alone, so the order of events does not matter.
 */
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "device/flash_match.h"
#include "goal/goal.h"
#include "goal/module.h"
#include "goal/nfs.h"
#include "goal/resume.h"
#include "match.h"
#include "target.h"

/*
 * What a command or a module did shows as events, and those may still be on
 * their way.
 */
#define SETTLE_DELAY 1000

/* rootdelay=: nothing is mounted before. */
static uint64_t earliest_mount(const struct boot *boot)
{
	if (!boot->params.delay)
		return 0;
	return boot->started + (uint64_t)boot->params.delay * 1000;
}

static uint64_t common_deadline(const struct boot *boot)
{
	uint64_t from = earliest_mount(boot), deadline;
	uint64_t done = boot->last_command > boot->modules.last
				? boot->last_command
				: boot->modules.last;

	int timeout = goal_crash_timeout(boot);

	if (timeout == WAIT_FOREVER)
		return UINT64_MAX;
	if (from < boot->last_progress)
		from = boot->last_progress;
	deadline = from + (uint64_t)timeout * 1000;
	return done && done + SETTLE_DELAY > deadline ? done + SETTLE_DELAY
						      : deadline;
}

uint64_t goal_deadline(const struct boot *boot)
{
	return boot->reported ? UINT64_MAX
			      : goal_net_deadline(boot, common_deadline(boot));
}

/* Nothing has moved, so what is incomplete may be taken as it is. */
static uint64_t stall_time(const struct boot *boot)
{
	uint64_t deadline = goal_deadline(boot);
	uint64_t at = boot->last_progress + (uint64_t)boot->params.stall * 1000;

	return at < deadline ? at : deadline;
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
	if ((!boot->hooks && !goal_is_incomplete(boot)) ||
	    boot->stalled_at > boot->last_progress)
		return UINT64_MAX;
	return stall_time(boot);
}

/* In place each of these would be longer than a call: a decision is large. */
static __attribute__((noinline)) struct decision fail(enum cause cause)
{
	return (struct decision){ .step = STEP_FAIL, .cause = cause };
}

static __attribute__((noinline)) struct decision next(enum step step)
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
		d.degraded = saves_dump(boot); /* nobody is there */
		if (d.degraded)
			break;
		if (goal_is_incomplete(boot) && boot->answer == ANSWER_NONE)
			return next(boot->asked ? STEP_WAIT : STEP_ASK);
		d.degraded = boot->answer == ANSWER_YES;
		break;
	case DEGRADED_NEVER:
		break;
	}
	return d;
}

/* There is no way to have @target; boot goes on if it may be missing. */
static struct decision lack(const struct target *target, enum cause cause)
{
	struct decision d = fail(cause);

	if (target->may_fail)
		d = (struct decision){
			.step = STEP_GIVE_UP,
			.target = target,
		};
	return d;
}

static enum cause not_found(const struct boot *boot,
			    const struct target *target)
{
	if (target->refused)
		return CAUSE_MOUNT;
	if (target_is_main(target) &&
	    (goal_net_is_lacking(boot) || goal_net_lacks_root_path(boot)))
		return CAUSE_NETWORK;
	if (target->role == TARGET_ROOT && !target->source)
		return CAUSE_NO_ROOT;
	if (target_is_main(target) && is_on_nfs(boot))
		return goal_net_is_done(&boot->net) ? CAUSE_NFS : CAUSE_NETWORK;
	for (const struct group *g = boot->groups; g; g = g->next)
		if (match_group_twin(boot, g))
			return CAUSE_SAME_NAME;
	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next)
		if (dev->error && dev->error != -ENOMEDIUM)
			return CAUSE_UNREADABLE;
	return CAUSE_NOT_FOUND;
}

/* What @spec means, if anything. */
static unsigned int find(const struct boot *boot, const struct target *target,
			 unsigned int spec, uint64_t now, struct decision *d)
{
	d->dev = NULL;
	if (is_on_nfs(boot) && target->specs[spec].kind == ROOT_NFS)
		return goal_nfs_is_due(boot, now);
	d->flash = flash_find(boot->flash, &target->specs[spec]);
	return d->flash ? 1 : match_find(boot, target, spec, &d->dev);
}

/* Has what comes first in root= had its chance, with all that hooks can do? */
static bool is_late(const struct boot *boot, uint64_t now)
{
	return !jobs_hold(boot->jobs) && goal_stall_time(boot) == UINT64_MAX &&
	       now >= stall_time(boot);
}

/* The first that is there, and nothing before it can be expected. */
static unsigned int choose(const struct boot *boot, const struct target *target,
			   uint64_t now, struct decision *d)
{
	unsigned int n = 0, earlier = 0;

	for (unsigned int i = 0; i < target->n_specs && !n; i++) {
		if (!target_has_spec(target, i))
			continue;
		if (earlier++ && !is_late(boot, now))
			return 0;
		d->spec = i;
		n = find(boot, target, i, now, d);
	}
	return n;
}

/* True: somebody wants to look around here, and has yet to. */
static bool breaks(const struct boot *boot, enum breakpoint point,
		   struct decision *d)
{
	unsigned int bit = 1U << point;

	if (!boot->can_rescue || !(boot->params.breaks & bit) ||
	    (boot->broke & bit))
		return false;
	*d = (struct decision){ .step = STEP_BREAK, .breakpoint = point };
	return true;
}

/*
 * What @d is about to mount may need a module. That is asked for once; if it
 * does not come, the kernel says what it lacks.
 */
static bool get_driver(const struct boot *boot, struct decision *d,
		       const char *types, uint64_t now)
{
	const struct target *target = d->target;

	if (!has_modules(boot) || !types)
		return false;
	if (strncmp(target->driver, types, sizeof(target->driver) - 1)) {
		d->types = types;
		d->step = STEP_DRIVER;
		return true;
	}
	if (!goal_awaits_module(boot) || now >= goal_deadline(boot))
		return false;
	*d = next(STEP_WAIT);
	return true;
}

/*
 * A crash kernel has little memory and no time: what the journal sets right has
 * to be enough.
 */
static bool wants_check(const struct boot *boot, const struct decision *d)
{
	return d->dev && !d->dev->read_only && boot->params.fsck != FSCK_SKIP &&
	       d->target->role != TARGET_DUMP;
}

/* @d has found what to mount: but first it is looked after. */
static struct decision prepare(const struct boot *boot, struct decision *d,
			       uint64_t now)
{
	struct decision broken;
	const char *types;

	if (breaks(boot, BREAK_MOUNT, &broken))
		return broken;
	if (wants_check(boot, d)) {
		if (strcmp(d->target->checked, d->dev->devname)) {
			d->step = STEP_CHECK;
			return *d;
		}
		/* Others may ask for a passphrase that nobody needs. */
		if (jobs_have(boot->jobs, ON_FSCK))
			return next(STEP_WAIT);
		if (boot->check_failed)
			return fail(CAUSE_FSCK);
	}
	types = goal_nfs_drivers(boot, d->target);
	if (!types)
		types = d->target->fstype;
	if (!types && d->dev && !d->target->raw)
		types = d->dev->sb.type;
	if (!get_driver(boot, d, types, now))
		d->step = STEP_MOUNT;
	return *d;
}

/* Is one asked for a passphrase who is not there? */
static bool gives_up(const struct boot *boot, uint64_t now)
{
	return saves_dump(boot) && boot->tty_taken && boot->running == 1 &&
	       now >= goal_deadline(boot);
}

static struct decision pursue(const struct boot *boot,
			      const struct target *target, uint64_t now)
{
	struct decision d = { .target = target };
	unsigned int n;

	if (target_is_refused(target))
		return lack(target, CAUSE_MOUNT);
	for (unsigned int i = 0; i < target->n_specs; i++)
		if (target->specs[i].kind == ROOT_BAD)
			return fail(CAUSE_BAD_ROOT);
	if (now < earliest_mount(boot))
		return next(STEP_WAIT);
	n = choose(boot, target, now, &d);
	/*
	 * Commands that run may bring another device of that name. They have
	 * to end before the real init starts anyway, but for one that asks.
	 */
	if (n && boot->running > boot->tty_taken)
		return next(STEP_WAIT);
	if (n > 1)
		return fail(CAUSE_AMBIGUOUS);
	if (n)
		return prepare(boot, &d, now);
	/* Each has a limit of its own. */
	if ((jobs_hold(boot->jobs) && !gives_up(boot, now)) ||
	    goal_loads_modules(boot, now))
		return next(STEP_WAIT);
	if (now >= goal_stall_time(boot))
		return stall(boot);
	if (now >= goal_deadline(boot))
		return lack(target, not_found(boot, target));
	return next(STEP_WAIT);
}

/*
 * What was hibernated comes before all that is mounted: its kernel knows those
 * file systems as they were. False: it is decided that there is none.
 */
static bool resume(const struct boot *boot, uint64_t now, struct decision *d)
{
	static const unsigned char steps[] = {
		[RESUME_NONE] = STEP_NO_RESUME,
		[RESUME_BY_KERNEL] = STEP_RESUME,
		[RESUME_BY_HOOKS] = STEP_TELL_RESUME,
		[RESUME_NO_MORE] = STEP_DROP_IMAGE,
		[RESUME_AWAITED] = STEP_WAIT,
	};
	const struct blockdev *dev;
	enum resume_goal goal = goal_resume(boot, now, &dev);

	if (goal == RESUME_OVER)
		return false;
	*d = next(STEP_WAIT);
	if (goal != RESUME_HOLDS)
		d->dev = dev;
	if (steps[goal])
		d->step = steps[goal];
	else if (goal == RESUME_HOLDS || jobs_hold(boot->jobs) ||
		 goal_loads_modules(boot, now))
		return true;
	else if (now >= goal_stall_time(boot))
		*d = stall(boot);
	else if (!boot->params.resume_wait && is_late(boot, now) &&
		 now >= boot->last_command + SETTLE_DELAY &&
		 (now >= goal_deadline(boot) || goal_root_is_there(boot)))
		d->step = STEP_NO_RESUME;
	return true;
}

static struct decision make_loop(const struct boot *boot,
				 const struct target *target, uint64_t now)
{
	struct decision d = { .target = target };

	if (!get_driver(boot, &d, "loop", now))
		d.step = STEP_LOOP;
	return d;
}

/*
 * There is time for the modules of NFS while the network comes up. Not before
 * there is an interface: modules get in each other's way in the kernel, so its
 * driver would be later by far, even on another processor.
 */
static bool get_nfs(const struct boot *boot, struct decision *d, uint64_t now)
{
	*d = (struct decision){ .target = target_next(boot) };
	return d->target && boot->net.nics &&
	       get_driver(boot, d, goal_nfs_drivers(boot, d->target), now);
}

/* All that has to be mounted. False: it is. */
static bool mount_all(const struct boot *boot, uint64_t now, struct decision *d)
{
	const struct target *target = target_next(boot);

	if (target && target->role == TARGET_LOOP && !boot->loop.done)
		*d = make_loop(boot, target, now);
	else if (target && target->role == TARGET_LOOP && boot->loop.error)
		*d = fail(CAUSE_LOOP);
	else if (target)
		*d = pursue(boot, target, now);
	else if (boot->params.overlay && !boot->overlay.done)
		*d = next(STEP_OVERLAY);
	else if (boot->overlay.error)
		*d = fail(CAUSE_OVERLAY);
	else if (!boot->fstab.done)
		*d = next(STEP_FSTAB);
	else
		return false;
	return true;
}

/* Once in a boot; and what the hooks do then is waited for. */
static bool tell(const struct boot *boot, enum rule_event event,
		 struct decision *d)
{
	if (boot->told[event] && !jobs_hold(boot->jobs))
		return false;
	*d = (struct decision){
		.step = boot->told[event] ? STEP_WAIT : STEP_TELL,
		.event = event,
	};
	return true;
}

/* Others than what cannot be executed; init= alone never falls back. */
static bool has_more_inits(const struct boot *boot)
{
	return !boot->params.init && boot->init.next < INIT_CANDIDATES;
}

/* What it goes to is there. */
static struct decision crash(const struct boot *boot, uint64_t now)
{
	struct decision d = {
		.step = STEP_CRASH,
		.crash = goal_crash(boot, now),
		.after = goal_after_dump(boot),
	};

	if (d.crash == CRASH_WAIT || d.crash == CRASH_UNMOUNTING)
		return next(STEP_WAIT);
	return d.crash == CRASH_FAILED ? fail(CAUSE_DUMP) : d;
}

static struct decision decide(const struct boot *boot, uint64_t now)
{
	struct decision d;

	if (boot->setup_failed)
		return fail(CAUSE_SETUP);
	if (jobs_have(boot->jobs, ON_RESCUE))
		return next(STEP_WAIT);
	if (boot->rescued)
		return next(STEP_AGAIN);
	if (breaks(boot, BREAK_EARLY, &d))
		return d;
	if (!boot->looked)
		return tell(boot, ON_EARLY, &d) ? d : next(STEP_LOOK);
	if (resume(boot, now, &d))
		return d;
	if (get_nfs(boot, &d, now))
		return d;
	if (goal_net_is_awaited(boot))
		return now < goal_deadline(boot) ||
				       goal_loads_modules(boot, now)
			       ? next(STEP_WAIT)
			       : fail(CAUSE_NETWORK);
	if (goal_net_has_more(boot, now, goal_deadline(boot)))
		return next(STEP_WAIT);
	if (saves_dump(boot))
		return target_next(boot) ? pursue(boot, target_next(boot), now)
					 : crash(boot, now);
	if (mount_all(boot, now, &d))
		return d;
	if (breaks(boot, BREAK_MOUNTED, &d))
		return d;
	if (tell(boot, ON_MOUNTED, &d))
		return d;
	if (!boot->init.attempt.done)
		return next(STEP_FIND_INIT);
	if (boot->init.attempt.error)
		return fail(CAUSE_NO_INIT);
	if (tell(boot, ON_SWITCH, &d))
		return d;
	if (breaks(boot, BREAK_SWITCH, &d))
		return d;
	if (!boot->switched.done)
		return next(STEP_SWITCH);
	if (boot->switched.error)
		return fail(CAUSE_SWITCH);
	if (!boot->executed.done)
		return next(STEP_EXEC);
	return has_more_inits(boot) ? next(STEP_NEXT_INIT) : fail(CAUSE_EXEC);
}

struct decision goal_decide(const struct boot *boot, uint64_t now)
{
	struct decision d = decide(boot, now);

	/* What can be gone on with without another driver needs none. */
	if (d.step == STEP_WAIT) {
		d.net = goal_net(boot, now);
		d.module = goal_module(boot, now);
		if (d.net.action != NET_NOTHING)
			d.step = STEP_NETWORK;
		else if (d.module)
			d.step = STEP_LOAD;
		else if (goal_looks_at_rest(boot))
			d.step = STEP_LOOK_AT_REST;
	}
	if (d.step == STEP_FAIL)
		d.after = goal_after_failure(boot, d.cause);
	if (saves_dump(boot))
		d.stand = boot->params.dump_wait;
	return d;
}
