// SPDX-License-Identifier: GPL-2.0-only
/* When somebody can look around, and what comes after that. */
#include "goal_facts.h"

static struct job job = { .event = ON_RESCUE };

/* A boot that has not begun, with a root, and all breakpoints. */
static void begin_rescue(void)
{
	begin("/dev/sda2");
	boot.devices = device("sda2");
	boot.devices->next = NULL;
	boot.params.breaks = (1U << BREAKPOINTS) - 1;
	boot.can_rescue = true;
	boot.looked = false;
	memset(boot.told, 0, sizeof(boot.told));
}

/* It is carried out, and the next decision is after it. */
static void is_break(enum breakpoint point, const char *what)
{
	is_str(decide(0), params_break_name(point), "%s", what);
	boot.broke |= 1U << point;
	boot.jobs = &job;
	is_str(decide(DEADLINE), "wait", "%s: the shell is waited for", what);
	boot.jobs = NULL;
}

static void test_breakpoints(void)
{
	begin_rescue();
	is_break(BREAK_EARLY, "before all else");
	is_str(decide(0), "early", "then the hooks are told");
	boot.told[ON_EARLY] = boot.looked = true;
	is_break(BREAK_MOUNT, "the root is there");
	is_str(decide(0), "sda2", "then it is mounted");
	root_target->mount.attempt.done = true;
	boot.fstab.done = true;
	is_break(BREAK_MOUNTED, "all is mounted");
	is_str(decide(0), "mounted", "then the hooks are told");
	boot.told[ON_MOUNTED] = true;
	is_str(decide(0), "find init", "then the init is looked for");
	boot.init.attempt.done = true;
	is_str(decide(0), "switch", "the hooks are told");
	boot.told[ON_SWITCH] = true;
	is_break(BREAK_SWITCH, "the last one");
	is_str(decide(0), "switch root", "then there is no way back");
	boot.switched.done = true;
	is_str(decide(0), "execute", "and no breakpoint");
}

static void test_without(void)
{
	begin_rescue();
	boot.can_rescue = false;
	is_str(decide(0), "early", "without a hook there is no breakpoint");
	begin_rescue();
	boot.params.breaks = 1 << BREAK_SWITCH;
	is_str(decide(0), "early", "one that was not asked for is none");
	boot.told[ON_EARLY] = boot.looked = true;
	boot.devices->read_only = false;
	boot.params.fsck = FSCK_AUTO;
	boot.params.breaks = 1 << BREAK_MOUNT;
	is_str(decide(0), "mount", "it comes before the check");
	boot.broke = 1 << BREAK_MOUNT;
	is_str(decide(0), "check", "which follows");
}

static enum after after(void)
{
	return goal_decide(&boot, DEADLINE).after;
}

static void test_failure(void)
{
	begin_rescue();
	boot.params.breaks = 0;
	boot.told[ON_EARLY] = boot.looked = true;
	boot.devices = NULL;
	boot.params.on_failure = FAILURE_SHELL;
	is_str(decide(DEADLINE), "not found", "it fails");
	is_int(after(), AFTER_RESCUE, "and somebody can look around");
	boot.rescued = true;
	boot.jobs = &job;
	is_str(decide(DEADLINE), "wait", "which is waited for");
	boot.jobs = NULL;
	is_str(decide(DEADLINE), "again", "then it is tried again");
	boot.rescued = false;
	is_int(after(), AFTER_RESCUE, "and again");
	boot.rescue_failed = true;
	is_int(after(), AFTER_PANIC, "but not if nobody is there");
	boot.rescue_failed = boot.can_rescue = false;
	is_int(after(), AFTER_PANIC, "nor without a hook");
	boot.can_rescue = true;
	boot.params.on_failure = FAILURE_PANIC;
	is_int(after(), AFTER_PANIC, "nor if nobody asked for it");

	boot.params.on_failure = FAILURE_SHELL;
	root_target->mount.attempt.done = true;
	boot.fstab.done = boot.init.attempt.done = true;
	boot.told[ON_MOUNTED] = boot.told[ON_SWITCH] = true;
	boot.init.attempt.error = -ENOENT;
	is_str(decide(0), "no init", "no init");
	is_int(after(), AFTER_RESCUE, "can be mended, too");
	boot.init.attempt.error = 0;
	boot.switched = (struct attempt){ .done = true, .error = -EINVAL };
	is_str(decide(0), "not switched", "the switch failed");
	is_int(after(), AFTER_PANIC, "what a shell needs may be gone");
}

int main(void)
{
	test_breakpoints();
	test_without();
	test_failure();
	return done_testing();
}
