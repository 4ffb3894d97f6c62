// SPDX-License-Identifier: GPL-2.0-only
/*
 * What goal.c decides about hooks: when they are told and waited for, when
 * nothing moves, and what arrays, volume groups and their members mean for
 * root.
 */
#include "goal_facts.h"

static struct hook hook;
static struct job job;
static struct group groups[2];

static void begin_hooks(const char *root)
{
	begin(root);
	boot.hooks = &hook;
	memset(groups, 0, sizeof(groups));
	for (int i = 0; i < 2; i++) {
		groups[i].type = "LVM2_member";
		groups[i].members = 2;
		groups[i].present = 1;
		strcpy(groups[i].name, i ? "data-vg" : "vg");
	}
	groups[0].next = &groups[1];
	boot.groups = &groups[0];
}

/* Each event once, and what comes of it has to end first. */
static void test_hooks(void)
{
	begin_hooks("/dev/sda2");
	boot.looked = boot.told[ON_EARLY] = false;
	is_str(decide(0), "early", "the hooks come first");
	boot.told[ON_EARLY] = true;
	boot.jobs = &job;
	is_str(decide(0), "wait", "and are waited for");
	boot.jobs = NULL;
	is_str(decide(0), "look", "then kinit looks");
	boot.looked = true;
	is_str(decide(0), "wait", "and waits");

	boot.jobs = &job;
	boot.running = 1;
	is_str(decide(DEADLINE), "wait", "a command puts the deadline off");
	boot.devices = device("sda2");
	boot.devices->next = NULL;
	is_str(decide(0), "wait", "what runs may bring another such device");
	boot.tty_taken = true;
	is_str(decide(0), "sda2", "unless it asks somebody");
	boot.running = 2;
	is_str(decide(0), "wait", "beside one that does");
	boot.running = 0;
	boot.tty_taken = false;
	is_str(decide(0), "sda2", "what only waits is not waited for");

	root_target->mount.attempt.done = true;
	boot.jobs = NULL;
	is_str(decide(0), "mounted", "mounted");
	boot.told[ON_MOUNTED] = true;
	boot.jobs = &job;
	is_str(decide(0), "wait", "until those have ended, too");
}

/* What is tried until it succeeds does not put anything off meanwhile. */
static void test_between_tries(uint64_t at)
{
	static const struct rule always = { .retry = RETRY_ALWAYS };
	static const struct rule twice = { .retry = 2 };
	static struct job second;

	job.rule = &always;
	is_str(decide(at), "wait", "it runs");
	job.not_before = at + 5000;
	is_str(decide(at), "stall degraded", "it has failed");
	job.rule = &twice;
	is_str(decide(at), "wait", "soon it will have failed for good");
	job.rule = &always;
	job.next = &second;
	is_str(decide(at), "wait", "another runs");
	job = second;
}

static void test_stall(void)
{
	uint64_t at = PROGRESS + 10000;

	begin_hooks("UUID=x");
	ok(goal_stall_time(&boot) == at, "ten seconds");
	is_str(decide(at - 1), "wait", "before");
	is_str(decide(at), "stall degraded", "then");
	boot.params.degraded = DEGRADED_NEVER;
	is_str(decide(at), "stall", "never degraded");
	boot.params.degraded = DEGRADED_ASK;
	is_str(decide(at), "ask", "ask");
	boot.asked = true;
	is_str(decide(DEADLINE), "wait", "for as long as it takes");
	boot.answer = ANSWER_NO;
	is_str(decide(at), "stall", "no");
	boot.answer = ANSWER_YES;
	is_str(decide(at), "stall degraded", "yes");
	boot.answer = ANSWER_NONE;
	groups[0].present = groups[1].present = 2;
	is_str(decide(at), "stall", "nothing to ask about");
	groups[0].present = groups[1].present = 0;
	is_str(decide(at), "stall", "nor if none of it is there");

	boot.params.degraded = DEGRADED_AUTO;
	boot.jobs = &job;
	is_str(decide(at), "wait", "something moves");
	test_between_tries(at);
	boot.jobs = NULL;
	boot.stalled_at = at;
	is_str(decide(at), "wait", "once");
	ok(goal_stall_time(&boot) == UINT64_MAX, "no other");
	is_str(decide(DEADLINE), "not found", "then the deadline");
	boot.last_command = DEADLINE - 10;
	is_str(decide(DEADLINE), "wait", "what it did may still come");
	is_str(decide(DEADLINE + 990), "not found", "for a second");
	boot.last_progress = at + 1;
	is_str(decide(at + 10001), "stall degraded", "once more after news");

	begin_hooks("UUID=x");
	boot.params.timeout = 3;
	is_str(decide(PROGRESS + 2999), "wait", "a short deadline");
	is_str(decide(PROGRESS + 3000), "stall degraded", "stalls first");
	boot.params.timeout = TIMEOUT;
	boot.params.stall = 2;
	is_str(decide(PROGRESS + 1999), "wait", "kinit.stall= not over yet");
	is_str(decide(PROGRESS + 2000), "stall degraded", "kinit.stall= over");
	boot.params.stall = TIMEOUT + 1;
	is_str(decide(DEADLINE - 1), "wait", "longer than the deadline");
	is_str(decide(DEADLINE), "stall degraded", "which is one, too");
	boot.params.stall = 10;
	boot.params.timeout = WAIT_FOREVER;
	is_str(decide(at), "stall degraded", "no deadline");
	boot.hooks = NULL;
	is_str(decide(at), "stall degraded", "what is incomplete may be ours");
	boot.groups = NULL;
	is_str(decide(at), "wait", "no hooks, nothing incomplete: no stall");
}

static bool needs(const char *root, unsigned int group)
{
	begin_hooks(root);
	return match_group(&boot, &groups[group]);
}

static void test_needs(void)
{
	ok(needs("/dev/vg/root", 0), "/dev/VG/LV");
	ok(!needs("/dev/vg/root", 1), "is in no other");
	ok(needs("/dev/mapper/vg-root", 0), "/dev/mapper/VG-LV");
	ok(!needs("/dev/mapper/vg-root", 1), "is in no other");
	ok(needs("/dev/mapper/data--vg-a--b", 1), "doubled dashes");
	ok(!needs("/dev/mapper/data--vg-a--b", 0), "and no other");
	ok(!needs("/dev/mapper/data-vg", 1), "but single ones split");
	ok(needs("/dev/mapper/cryptroot", 1), "no LV's name");
	ok(needs("/dev/sda2", 1), "no mapped device");
	ok(needs("UUID=x", 1), "a UUID may be anywhere");
	groups[1].type = "linux_raid_member";
	root_target->specs[0].kind = ROOT_NAME;
	strcpy(root_target->specs[0].text, "vg/root");
	ok(match_group(&boot, &groups[1]), "it may be on an array");
	groups[1].type = "LVM2_member";
	ok(!match_group(&boot, &groups[1]), "another group");
	boot.stalled_at = 1;
	ok(match_group(&boot, &groups[1]), "in the end, any");
	root_target->mount.attempt.done = true;
	ok(!match_group(&boot, &groups[1]), "when root is mounted, none");
}

static void test_same_name(void)
{
	begin_hooks("UUID=x");
	boot.stalled_at = PROGRESS + 10000;
	is_str(decide(DEADLINE), "not found", "two groups, two names");
	strcpy(groups[1].name, "vg");
	is_str(decide(DEADLINE - 1), "wait", "one name: no matter yet");
	is_str(decide(DEADLINE), "same name", "at the deadline it is");
	groups[1].present = 0;
	is_str(decide(DEADLINE), "not found", "one is gone");
	groups[1].present = 1;
	groups[0].type = groups[1].type = "linux_raid_member";
	is_str(decide(DEADLINE), "not found", "arrays may share a name");
}

/* A btrfs of two devices is one file system. */
static void test_several_devices(void)
{
	struct blockdev *a = device("sda2"), *b = device("sdb2");

	begin_hooks("UUID=" UUID_A);
	boot.hooks = NULL;
	groups[0].type = "btrfs";
	groups[0].next = NULL;
	boot.devices = a;
	a->next = NULL;
	a->group = &groups[0];
	is_str(decide(0), "wait", "one of two");
	is_str(decide(PROGRESS + 10000), "stall degraded", "for a while");
	boot.stalled_at = PROGRESS + 10000;
	is_str(decide(PROGRESS + 10000), "wait", "it may not be degraded");
	boot.degraded = true;
	is_str(decide(PROGRESS + 10000), "sda2", "it may");
	boot.degraded = false;
	groups[0].present = 2;
	a->next = b;
	b->next = NULL;
	b->group = &groups[0];
	is_str(decide(0), "sda2", "both are there: the first one");
	b->group = NULL;
	is_str(decide(0), "ambiguous", "another file system with its UUID");
	root_parse(&root_target->specs[0], "/dev/sdb2");
	b->group = &groups[0];
	is_str(decide(0), "sdb2", "the one that is named");
	a->group = b->group = NULL;
}

static void test_usable(void)
{
	struct blockdev *disk, *part;

	begin("UUID=" UUID_A);
	part = device("sda2");
	boot.devices = part;
	part->next = NULL;
	part->size = 0;
	is_str(decide(0), "wait", "an array that is not started");
	part->error = -123;
	is_str(decide(0), "sda2", "one that cannot be read is tried");
	part->error = 0;
	part->size = 1;
	part->internal = true;
	is_str(decide(0), "wait", "a layer");
	part->internal = false;
	part->held = true;
	is_str(decide(0), "wait", "half a mirror");
	part->held = false;
	part->sb.not_fs = true;
	is_str(decide(0), "wait", "a member, or swap");
	part->sb.not_fs = false;
	is_str(decide(0), "sda2", "a file system");
	disk = device("sda");
	part->next = disk;
	disk->next = NULL;
	is_str(decide(0), "sda2", "on a disk");
	disk->sb.is_member = true;
	is_str(decide(0), "wait", "that is a member of an array");
	disk = device("sdb");
	disk->sb.is_member = true;
	disk->next = NULL;
	part->next = disk;
	is_str(decide(0), "sda2", "another disk does not matter");

	begin("/dev/vg/root");
	boot.devices = device("dm-0");
	boot.devices->next = NULL;
	is_str(decide(0), "wait", "no link yet");
	root_target->links[0].found = true;
	root_target->links[0].major = 254;
	is_str(decide(0), "dm-0", "a link to it");
	root_target->links[0].minor = 1;
	is_str(decide(0), "wait", "to another one");
}

int main(void)
{
	test_hooks();
	test_stall();
	test_needs();
	test_same_name();
	test_several_devices();
	test_usable();
	return done_testing();
}
