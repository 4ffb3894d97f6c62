// SPDX-License-Identifier: GPL-2.0-only
/*
 * Facts in, decision out. Each row of the table is asked with its devices in
 * every order, and the answer must not depend on it.
 */
#include "goal_facts.h"

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
	{ "PARTUUID=p-1/PARTNROFF=1", { "sda", "sda1", "sdb", "sdb2" }, "wait" },
	{ "PARTUUID=p-1/PARTNROFF=1", { "sda1", "sda3", "sdb2" }, "wait" },
	{ "PARTUUID=p-1/PARTNROFF=1",
	  { "sda1", "sda2", "sdb1", "sdb2" },
	  "ambiguous" },
	{ "PARTUUID=p-1/PARTNROFF=2",
	  { "sda1", "sda3", "sdb1", "sdb2" },
	  "sda3" },

	{ NULL },
};

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
	is_str(decide(0), "wait", "no root=: a partition may say it is");
	is_str(decide(DEADLINE), "no root", "none has");
	begin("nonsense");
	is_str(decide(0), "bad root", "nor if it is bad");
	boot.setup_failed = "/proc";
	is_str(decide(0), "setup", "setup comes first");

	begin("/dev/sda2");
	boot.devices = device("sda2");
	boot.devices->next = NULL;
	is_str(decide(UINT64_MAX), "sda2", "found, however late");
	root_target->mount.attempt.done = true;
	is_str(decide(0), "mounted", "mounted: hooks are told");
	boot.told[ON_MOUNTED] = true;
	is_str(decide(0), "find init", "then init is looked for");
	boot.devices = NULL;
	is_str(decide(UINT64_MAX), "find init", "whatever became of devices");
	root_target->mount.attempt.error = -22;
	root_target->refused = 1;
	is_str(decide(0), "mount", "not mounted");
	boot.init.attempt.done = true;
	is_str(decide(0), "mount", "whatever comes after it");
	root_target->mount.attempt.error = 0;
	is_str(decide(0), "switch", "init is there: hooks are told");
	boot.told[ON_SWITCH] = true;
	is_str(decide(0), "switch root", "then comes the switch");
	boot.switched.done = true;
	is_str(decide(0), "execute", "then the init");
	boot.executed.done = true;
	boot.executed.error = -8;
	boot.init.next = INIT_CANDIDATES - 1;
	is_str(decide(0), "next init", "it did not start: there are others");
	boot.params.init = "/sh";
	is_str(decide(0), "not executed", "init= alone has no other");
	boot.params.init = NULL;
	boot.init.next = INIT_CANDIDATES;
	is_str(decide(0), "not executed", "nor is there one after the last");
	boot.switched.error = -18;
	is_str(decide(0), "not switched", "it was not even tried");
	boot.switched.error = boot.executed.error = 0;
	boot.init.attempt.error = -2;
	is_str(decide(0), "no init", "or not");
	boot.setup_failed = "/proc";
	is_str(decide(0), "setup", "setup comes first, even then");
}

/* What has no such name is not meant by an empty one. */
static void test_empty(void)
{
	static const enum root_kind kinds[] = { ROOT_NONE, ROOT_BAD };

	begin("UUID=x");
	boot.devices = device("sda");
	boot.devices->next = NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		root_target->specs[0].kind = kinds[i];
		ok(!match_wanted(&boot, boot.devices), "no root, no device");
	}
	root_target->specs[0].kind = ROOT_NAME;
	ok(!match_wanted(&boot, boot.devices), "another name");
	strcpy(root_target->specs[0].text, "sda");
	ok(match_wanted(&boot, boot.devices), "its name");
}

int main(void)
{
	for (size_t c = 0; cases[c].want; c++)
		test_case(c);
	test_deadline();
	test_steps();
	test_empty();
	return done_testing();
}
