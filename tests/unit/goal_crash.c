// SPDX-License-Identifier: GPL-2.0-only
/* A crash kernel: what its dump goes to, and what follows. */
#include <errno.h>

#include "goal_facts.h"

static struct target *const dump = &boot.targets[TARGET_DUMP];
static struct hook hook = { .name = "kdump" };
static struct rule rule = { .event = ON_VMCORE };
static struct job job = { .event = ON_VMCORE, .hook = &hook };

static void begin_crash(const char *root, const char *to)
{
	begin(NULL);
	boot.params.root = root;
	boot.crash.meant = true;
	boot.params.dump = to;
	boot.params.dump_limit = DUMP_LIMIT_DEFAULT;
	boot.fstab.done = false;
	boot.devices = device("sda2");
	boot.devices->next = device("sda3");
	boot.devices->next->next = NULL;
	targets_init(&boot);
}

static enum after after(void)
{
	return goal_decide(&boot, DEADLINE).after;
}

static void test_target(void)
{
	begin_crash("UUID=" UUID_A, NULL);
	ok(!boot.targets[TARGET_ROOT].wanted, "the root is not wanted");
	is_str(decide(0), "sda2", "without kinit.dump= the root is the target");
	ok(dump->rw && !dump->raw, "to be written to");
	is_str(dump->source, "UUID=" UUID_A, "as root= names it");
	ok(target_main(&boot) == dump, "all is for the dump");

	begin_crash("UUID=" UUID_A, "UUID=" UUID_B);
	boot.params.fsck = FSCK_FORCE;
	is_str(decide(0), "sda3", "kinit.dump=, and it is not checked");
	is_str(dump->source, "UUID=" UUID_B, "as it was named");

	begin_crash(NULL, NULL);
	is_int(dump->specs[0].kind, ROOT_GPT_AUTO, "as without root=");

	begin_crash("UUID=" UUID_A, "nfs:192.0.2.1:/srv");
	is_int(dump->specs[0].kind, ROOT_NFS, "a server");
	ok(boot.nfs.meant && boot.net.wanted, "brings the network up");

	begin_crash("nfs:192.0.2.1:/srv", "UUID=" UUID_B);
	ok(!boot.nfs.meant && !boot.net.wanted,
	   "the root's server is not asked");
}

static void test_raw(void)
{
	begin_crash("UUID=" UUID_A, "raw:/dev/sda3");
	device("sda3")->sb.not_fs = true;
	ok(dump->raw, "a raw device");
	is_str(decide(0), "sda3", "may have anything on it, here");
	begin_crash("UUID=" UUID_A, "raw:nfs:192.0.2.1:/srv");
	is_str(decide(0), "bad root", "a server is none");
	begin_crash("UUID=" UUID_A, "/dev/sda3");
	device("sda3")->sb.not_fs = true;
	is_str(decide(0), "wait", "what is no file system is no folder");
}

static void test_missing(void)
{
	begin_crash("UUID=" UUID_A, "LABEL=gone");
	boot.stalled_at = PROGRESS + 1;
	is_str(decide(DEADLINE - 1), "wait", "it may come");
	is_str(decide(DEADLINE), "not found", "it has not");
	is_int(after(), AFTER_REBOOT, "the policy follows");
	boot.params.on_failure = FAILURE_WAIT;
	is_int(after(), AFTER_REBOOT, "and not that of other boots");
	boot.params.timeout = WAIT_FOREVER;
	is_str(decide(PROGRESS + DUMP_LIMIT_DEFAULT * 1000 - 1), "wait",
	       "rootwait of the other kernel");
	is_str(decide(PROGRESS + DUMP_LIMIT_DEFAULT * 1000), "not found",
	       "is not for ever here");
}

static void test_nobody_is_there(void)
{
	struct job tty = { .event = ON_BLOCK, .hook = &hook, .rule = &rule };

	begin_crash("UUID=" UUID_A, "LABEL=gone");
	boot.stalled_at = PROGRESS + 1;
	boot.jobs = &tty;
	boot.running = 1;
	is_str(decide(DEADLINE), "wait", "a command has its own limit");
	boot.tty_taken = true;
	is_str(decide(DEADLINE - 1), "wait", "somebody may answer");
	is_str(decide(DEADLINE), "not found", "nobody has");

	begin_crash("UUID=" UUID_A, "LABEL=gone");
	boot.params.degraded = DEGRADED_ASK;
	boot.groups = &(struct group){ .type = "linux_raid_member",
				       .members = 2,
				       .present = 1 };
	is_str(decide(DEADLINE - 1), "stall degraded", "nor is one asked");
}

static void test_save(void)
{
	begin_crash("UUID=" UUID_A, NULL);
	dump->mount.attempt.done = true;
	is_str(decide(0), "save", "what it goes to is there");
	boot.crash.begun.done = true;
	boot.jobs = &job;
	is_str(decide(DEADLINE * 10), "wait", "a hook saves it");
	boot.crash.stuck = true;
	is_str(decide(0), "not saved", "or cannot even be stopped");
	boot.crash.stuck = false;
	boot.jobs = NULL;
	is_str(decide(0), "unmount", "it has ended");
	boot.crash.ended.done = true;
	is_str(decide(0), "saved", "all is well");
	is_int(after(), AFTER_REBOOT, "then the machine reboots");
	boot.crash.failed = true;
	is_str(decide(0), "not saved", "a command has failed");
	boot.crash.failed = false;
	boot.crash.ended.error = -EIO;
	is_str(decide(0), "not saved", "it is not unmounted");
	boot.crash.ended.error = 0;
	boot.crash.begun.error = -EROFS;
	is_str(decide(0), "not saved", "there is no folder for it");
}

static void test_unmount(void)
{
	const uint64_t limit = 1000 + DUMP_LIMIT_DEFAULT * 1000;

	begin_crash("UUID=" UUID_A, NULL);
	dump->mount.attempt.done = boot.crash.begun.done = true;
	is_str(decide(1000), "unmount", "when all is written");
	boot.crash.pid = 7;
	boot.crash.since = 1000;
	is_str(decide(1000), "wait", "in a child");
	is_str(decide(limit - 1), "wait", "which has its time");
	is_str(decide(limit), "not saved", "but no more");
	boot.crash.pid = 0;
	boot.crash.ended.done = true;
	is_str(decide(limit), "saved", "unless it has ended");

	begin_crash("UUID=" UUID_A, NULL);
	dump->mount.attempt.done = true;
	boot.crash.begun = (struct attempt){ true, -EROFS };
	is_str(decide(0), "unmount", "a failure is unmounted, too");

	begin_crash("UUID=" UUID_A, "raw:/dev/sda3");
	dump->mount.attempt.done = boot.crash.begun.done = true;
	is_str(decide(0), "saved", "nothing was mounted");
}

static void test_action(void)
{
	static const struct {
		enum dump_action action;
		enum after after;
	} actions[] = {
		{ DUMP_HALT, AFTER_HALT },
		{ DUMP_POWEROFF, AFTER_POWEROFF },
		{ DUMP_WAIT, AFTER_STAND },
		{ DUMP_ROOT, AFTER_ROOT },
		{ DUMP_REBOOT, AFTER_REBOOT },
	};

	begin_crash("UUID=" UUID_A, NULL);
	dump->mount.attempt.done = boot.crash.begun.done = true;
	boot.crash.ended.done = true;
	for (size_t i = 0; i < sizeof(actions) / sizeof(*actions); i++) {
		boot.params.dump_action = actions[i].action;
		boot.crash.failed = false;
		is_int(after(), actions[i].after, "%s",
		       params_dump_action(actions[i].action));
		boot.crash.failed = true;
		is_int(after(), actions[i].after, "and after a failure");
	}
	is_int(goal_decide(&boot, 0).stand, 0, "who stands stands for ever");
	boot.params.dump_wait = 60;
	is_int(goal_decide(&boot, 0).stand, 60, "if nobody says how long");
	boot.crash.meant = false;
	is_int(goal_decide(&boot, 0).stand, 0, "which is about dumps alone");
}

int main(void)
{
	test_target();
	test_raw();
	test_missing();
	test_nobody_is_there();
	test_save();
	test_unmount();
	test_action();
	return done_testing();
}
