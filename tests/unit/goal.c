// SPDX-License-Identifier: GPL-2.0-only
/*
 * Facts in, decision out. Each row of the table is asked with its devices in
 * every order, and the answer must not depend on it.
 */
#include "../tap.h"
#include "goal.h"

#define UUID_A "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab"
#define UUID_B "11111111-2222-3333-4444-555555555555"

#define PROGRESS 5000 /* ms: when the last device came */
#define TIMEOUT	 30 /* s */
#define DEADLINE (PROGRESS + TIMEOUT * 1000)

static const struct {
	const char *name, *disk;
	unsigned int major, minor, partno;
	const char *uuid, *label, *partuuid, *partlabel, *damage;
} devices[] = {
	{ "sda", "", 8, 0, 0, "", "", "", "", NULL },
	{ "sda1", "sda", 8, 1, 1, "", "esp", "p-1", "EFI", NULL },
	{ "sda2", "sda", 8, 2, 2, UUID_A, "root", "p-2", "Linux root", NULL },
	{ "sda3", "sda", 8, 3, 3, UUID_B, "", "p-3", "", NULL },
	/* A copy of the first disk. */
	{ "sdb", "", 8, 16, 0, "", "", "", "", NULL },
	{ "sdb1", "sdb", 8, 17, 1, "", "esp", "p-1", "EFI", NULL },
	{ "sdb2", "sdb", 8, 18, 2, UUID_A, "root", "p-2", "Linux root", NULL },
	/* The same, broken. */
	{ "sdc2", "sdc", 8, 34, 2, UUID_A, "root", "p-2", "Linux root", "bad" },
	{ "sdd2", "sdd", 8, 50, 2, UUID_A, "root", "p-2", "Linux root", "bad" },
	/* A whole device with a file system; a name with a slash. */
	{ "dm-0", "", 254, 0, 0, UUID_A, "ROOT", "", "", NULL },
	{ "md/root", "", 9, 127, 0, "", "md", "", "", NULL },
};

#define N_DEVICES (sizeof(devices) / sizeof(*devices))

static struct blockdev pool[N_DEVICES];
static struct boot boot;

static void begin(const char *root)
{
	memset(&boot, 0, sizeof(boot));
	boot.params.timeout = TIMEOUT;
	boot.started = 1000;
	boot.last_progress = PROGRESS;
	boot.looked = true;
	boot.told[ON_EARLY] = true;
	root_parse(&boot.root, root);
}

static struct blockdev *device(const char *name)
{
	size_t i;

	for (i = 0; i < N_DEVICES - 1; i++)
		if (!strcmp(devices[i].name, name))
			break;
	snprintf(pool[i].devname, DEVNAME_SIZE, "%s", devices[i].name);
	snprintf(pool[i].disk, DEVNAME_SIZE, "%s", devices[i].disk);
	pool[i].size = 4096;
	pool[i].error = 0;
	pool[i].internal = false;
	pool[i].sb.is_member = pool[i].sb.not_fs = false;
	pool[i].major = devices[i].major;
	pool[i].minor = devices[i].minor;
	pool[i].partno = devices[i].partno;
	pool[i].sb.damage = devices[i].damage;
	strcpy(pool[i].sb.uuid, devices[i].uuid);
	strcpy(pool[i].sb.label, devices[i].label);
	strcpy(pool[i].part.partuuid, devices[i].partuuid);
	strcpy(pool[i].part.label, devices[i].partlabel);
	return &pool[i];
}

/* What is expected: a device's name, or "wait", "not found", "ambiguous". */
static const struct {
	const char *root;
	const char *present[5];
	const char *want;
} cases[] = {
	{ "/dev/sda2", { "sda", "sda1", "sda2", "sda3" }, "sda2" },
	{ "/dev/sda", { "sda", "sda1" }, "sda" },
	{ "/dev/md/root", { "md/root", "sda" }, "md/root" },
	{ "/dev/sda4", { "sda", "sda1", "sda2", "sda3" }, "wait" },
	{ "/dev/SDA", { "sda" }, "wait" },
	{ "/dev/sda1", { NULL }, "wait" },

	{ "8:2", { "sda", "sda2", "sdb2", "dm-0" }, "sda2" },
	{ "fe00", { "sda", "dm-0" }, "dm-0" },
	{ "8:4", { "sda", "sda2", "sdb2", "dm-0" }, "wait" },
	{ "9:2", { "sda2", "md/root" }, "wait" },

	{ "UUID=" UUID_A, { "sda1", "sda2", "sda3" }, "sda2" },
	{ "UUID=5B1C9B5E-6D1F-4F0A-9C57-0123456789AB", { "sda2" }, "sda2" },
	{ "UUID=" UUID_A, { "dm-0", "sda", "sda3" }, "dm-0" },
	{ "UUID=" UUID_A, { "sda", "sda1", "sda3" }, "wait" },
	{ "UUID=5b1c9b5e", { "sda2" }, "wait" },
	{ "UUID=" UUID_A, { "sda2", "sdb2", "sda1" }, "ambiguous" },
	{ "UUID=" UUID_A, { "sda2", "sdb2", "dm-0", "sdc2" }, "ambiguous" },
	{ "UUID=" UUID_A, { "sda2", "sdc2", "sda1" }, "sda2" },
	{ "UUID=" UUID_A, { "sda2", "sdc2", "sdd2", "sda1" }, "sda2" },
	{ "UUID=" UUID_A, { "sdc2", "sda1" }, "sdc2" },
	{ "UUID=" UUID_A, { "sdc2", "sdd2", "sda1" }, "ambiguous" },

	{ "LABEL=root", { "sda2", "dm-0", "sda1" }, "sda2" },
	{ "LABEL=ROOT", { "sda2", "dm-0", "sda1" }, "dm-0" },
	{ "LABEL=Root", { "sda2", "dm-0", "sda1" }, "wait" },
	{ "LABEL=roo", { "sda2" }, "wait" },
	{ "LABEL=esp", { "sda1", "sdb1" }, "ambiguous" },
	{ "LABEL=root", { "sda2", "sdc2" }, "sda2" },

	{ "PARTLABEL=\"Linux root\"", { "sda1", "sda2", "sda3" }, "sda2" },
	{ "PARTLABEL=EFI", { "sda1", "sda2", "sdb1" }, "ambiguous" },
	{ "PARTLABEL=efi", { "sda1" }, "wait" },

	{ "PARTUUID=p-2", { "sda", "sda1", "sda2", "sda3" }, "sda2" },
	{ "PARTUUID=P-2", { "sda", "sda1", "sda2", "sda3" }, "sda2" },
	{ "PARTUUID=p-4", { "sda", "sda1", "sda2", "sda3" }, "wait" },
	{ "PARTUUID=p-2", { "sda2", "sdb2" }, "ambiguous" },

	{ "PARTUUID=p-1/PARTNROFF=1",
	  { "sda", "sda1", "sda2", "sda3" },
	  "sda2" },
	{ "PARTUUID=p-1/PARTNROFF=2",
	  { "sda", "sda1", "sda2", "sda3" },
	  "sda3" },
	{ "PARTUUID=p-3/PARTNROFF=-1",
	  { "sda", "sda1", "sda2", "sda3" },
	  "sda2" },
	{ "PARTUUID=P-2/PARTNROFF=0",
	  { "sda", "sda1", "sda2", "sda3" },
	  "sda2" },
	{ "PARTUUID=p-1/PARTNROFF=3",
	  { "sda", "sda1", "sda2", "sda3" },
	  "wait" },
	{ "PARTUUID=p-1/PARTNROFF=-1", { "sda", "sda1", "sda2" }, "wait" },
	{ "PARTUUID=p-1/PARTNROFF=-2147483647", { "sda", "sda1" }, "wait" },
	{ "PARTUUID=p-1/PARTNROFF=2147483647", { "sda", "sda1" }, "wait" },
	{ "PARTUUID=p-4/PARTNROFF=1", { "sda", "sda1", "sda2" }, "wait" },
	/* Only on the same disk; a disk is no partition 0 of another. */
	{ "PARTUUID=p-1/PARTNROFF=1",
	  { "sda", "sda1", "sdb", "sdb2" },
	  "wait" },
	{ "PARTUUID=p-1/PARTNROFF=1", { "sda1", "sda3", "sdb2" }, "wait" },
	{ "PARTUUID=p-1/PARTNROFF=1",
	  { "sda1", "sda2", "sdb1", "sdb2" },
	  "ambiguous" },
	{ "PARTUUID=p-1/PARTNROFF=2",
	  { "sda1", "sda3", "sdb1", "sdb2" },
	  "sda3" },

	{ NULL },
};

static const char *decision_text(struct decision d)
{
	switch (d.step) {
	case STEP_WAIT:
		return d.dev || d.cause ? "wait with more" : "wait";
	case STEP_TELL:
		return rule_event_name(d.event);
	case STEP_LOOK:
		return "look";
	case STEP_ASK:
		return "ask";
	case STEP_STALL:
		return d.degraded ? "stall degraded" : "stall";
	case STEP_MOUNT:
		return d.cause ? "mount with a cause" : d.dev->devname;
	case STEP_FIND_INIT:
		return "find init";
	case STEP_SWITCH:
		return "switch root";
	case STEP_FAIL:
		break;
	}
	switch (d.cause) {
	case CAUSE_SETUP:
		return "setup";
	case CAUSE_NO_ROOT:
		return "no root";
	case CAUSE_BAD_ROOT:
		return "bad root";
	case CAUSE_NOT_FOUND:
		return "not found";
	case CAUSE_SAME_NAME:
		return "same name";
	case CAUSE_AMBIGUOUS:
		return "ambiguous";
	case CAUSE_MOUNT:
		return "mount";
	case CAUSE_NO_INIT:
		return "no init";
	case CAUSE_SWITCH:
		return "not switched";
	case CAUSE_EXEC:
		return "not executed";
	case CAUSE_NONE:
		break;
	}
	return "fail without a cause";
}

static const char *decide(uint64_t now)
{
	return decision_text(goal_decide(&boot, now));
}

/*
 * Asks in order number @order of n!, at @now. Takes one after the other out of
 * those that are left, as the digits of @order in the factorial base say.
 */
static const char *decide_in_order(struct blockdev **devs, unsigned int n,
				   unsigned int order, uint64_t now)
{
	struct blockdev *left[5], **end = &boot.devices;

	memcpy(left, devs, sizeof(left));
	for (; n; n--) {
		unsigned int i = order % n;

		*end = left[i];
		end = &left[i]->next;
		order /= n;
		left[i] = left[n - 1];
	}
	*end = NULL;
	return decide(now);
}

static void test_case(size_t c)
{
	const char *late = cases[c].want;
	struct blockdev *devs[5] = { NULL };
	unsigned int n, order, orders = 1;
	const char *got = "";

	if (!strcmp(late, "wait"))
		late = "not found";
	begin(cases[c].root);
	for (n = 0; cases[c].present[n]; n++) {
		devs[n] = device(cases[c].present[n]);
		orders *= n + 1;
	}
	for (order = 0; order < orders; order++) {
		got = decide_in_order(devs, n, order, DEADLINE - 1);
		if (strcmp(got, cases[c].want))
			break;
		got = decide_in_order(devs, n, order, DEADLINE);
		if (strcmp(got, late))
			break;
	}
	ok(order == orders, "%s among %u in %u orders: %s", cases[c].root, n,
	   orders, cases[c].want);
	if (order < orders)
		dprintf(1, "# order %u: %s\n", order, got);
}

static void test_deadline(void)
{
	begin("/dev/sdz");
	ok(goal_deadline(&boot) == DEADLINE, "deadline after the last news");
	is_str(decide(0), "wait", "long before");
	is_str(decide(DEADLINE - 1), "wait", "a millisecond before");
	is_str(decide(DEADLINE), "not found", "just then");
	is_str(decide(DEADLINE + 1), "not found", "after it");
	boot.last_progress += 1;
	is_str(decide(DEADLINE), "wait", "news put it off");

	boot.params.timeout = 0;
	is_str(decide(boot.last_progress), "not found", "no time at all");
	boot.params.timeout = 100000009;
	ok(goal_deadline(&boot) == boot.last_progress + 100000009000ull,
	   "seconds beyond 32 bits of ms");
	boot.params.timeout = WAIT_FOREVER;
	ok(goal_deadline(&boot) == UINT64_MAX, "for ever has no deadline");
	is_str(decide(UINT64_MAX - 1), "wait", "for ever");

	boot.devices = device("sda");
	boot.devices->next = NULL;
	is_str(decide(1000000), "wait", "in spite of another device");
}

static void test_steps(void)
{
	begin(NULL);
	is_str(decide(0), "no root", "no root=: nothing to wait for");
	begin("nonsense");
	is_str(decide(0), "bad root", "nor if it is bad");
	boot.setup_failed = "/proc";
	is_str(decide(0), "setup", "setup comes first");

	begin("/dev/sda2");
	boot.devices = device("sda2");
	boot.devices->next = NULL;
	is_str(decide(UINT64_MAX), "sda2", "found, however late");
	boot.mount.attempt.done = true;
	is_str(decide(0), "mounted", "mounted: hooks are told");
	boot.told[ON_MOUNTED] = true;
	is_str(decide(0), "find init", "then init is looked for");
	boot.devices = NULL;
	is_str(decide(UINT64_MAX), "find init", "whatever became of devices");
	boot.mount.attempt.error = -22;
	is_str(decide(0), "mount", "not mounted");
	boot.init.attempt.done = true;
	is_str(decide(0), "mount", "whatever comes after it");
	boot.mount.attempt.error = 0;
	is_str(decide(0), "switch", "init is there: hooks are told");
	boot.told[ON_SWITCH] = true;
	is_str(decide(0), "switch root", "then comes the switch");
	boot.switched.done = boot.executed.done = true;
	boot.executed.error = -8;
	is_str(decide(0), "not executed", "it did not start");
	boot.switched.error = -18;
	is_str(decide(0), "not switched", "it was not even tried");
	boot.switched.error = boot.executed.error = 0;
	boot.init.attempt.error = -2;
	is_str(decide(0), "no init", "or not");
	boot.setup_failed = "/proc";
	is_str(decide(0), "setup", "setup comes first, even then");
}

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

	boot.mount.attempt.done = true;
	boot.jobs = NULL;
	is_str(decide(0), "mounted", "mounted");
	boot.told[ON_MOUNTED] = true;
	boot.jobs = &job;
	is_str(decide(0), "wait", "until those have ended, too");
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
	return goal_needs_group(&boot, &groups[group]);
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
	boot.root.kind = ROOT_NAME;
	strcpy(boot.root.text, "vg/root");
	ok(goal_needs_group(&boot, &groups[1]), "it may be on an array");
	groups[1].type = "LVM2_member";
	ok(!goal_needs_group(&boot, &groups[1]), "another group");
	boot.stalled_at = 1;
	ok(goal_needs_group(&boot, &groups[1]), "in the end, any");
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
	root_parse(&boot.root, "/dev/sdb2");
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
	boot.link_found = true;
	boot.link_major = 254;
	is_str(decide(0), "dm-0", "a link to it");
	boot.link_minor = 1;
	is_str(decide(0), "wait", "to another one");
}

/* What has no such name is not meant by an empty one. */
static void test_empty(void)
{
	static const enum root_kind kinds[] = { ROOT_NONE, ROOT_BAD };

	begin("UUID=x");
	boot.devices = device("sda");
	boot.devices->next = NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		boot.root.kind = kinds[i];
		ok(!goal_is_root(&boot, boot.devices), "no root, no device");
	}
	boot.root.kind = ROOT_NAME;
	ok(!goal_is_root(&boot, boot.devices), "another name");
	strcpy(boot.root.text, "sda");
	ok(goal_is_root(&boot, boot.devices), "its name");
}

int main(void)
{
	for (size_t c = 0; cases[c].want; c++)
		test_case(c);
	test_deadline();
	test_steps();
	test_hooks();
	test_stall();
	test_needs();
	test_same_name();
	test_several_devices();
	test_usable();
	test_empty();
	return done_testing();
}
