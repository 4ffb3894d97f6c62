// SPDX-License-Identifier: GPL-2.0-only
/* The report's words for what is incomplete, and for commands that failed. */
#include "report_facts.h"

static struct group array = {
	.type = "linux_raid_member",
	.uuid = "11111111-2222-3333-4444-555555555555",
	.name = "any:root",
	.members = 2,
	.present = 1,
};
static struct group vgs[2] = {
	{ .type = "LVM2_member", .uuid = "aaa", .name = "v\033g" },
	{ .type = "LVM2_member", .uuid = "bbb", .name = "v\033g" },
};
static struct hook hook = { .name = "mdadm" };
static struct job job = { .hook = &hook };

static const char *waiting(uint64_t now)
{
	static char line[200];
	struct text t;

	text_init(&t, line, sizeof(line));
	report_waiting(&t, &boot, now);
	return line;
}

static void test_groups(void)
{
	struct text t;

	begin("UUID=x");
	boot.hooks = &hook;
	boot.groups = &array;
	array.next = NULL;
	is_str(waiting(6000),
	       "kinit: waiting, 9 s until degraded: md array any:root: 1 of 2 members is there; root=UUID=x",
	       "what is missing, and until when");
	boot.params.degraded = DEGRADED_NEVER;
	is_str(waiting(6000),
	       "kinit: waiting, 29 s left: md array any:root: 1 of 2 members is there; root=UUID=x",
	       "it may not be degraded");
	make(CAUSE_NOT_FOUND);
	HAS("Incomplete:");
	HAS("  md array any:root: 1 of 2 members is there");
	ok(strstr(report, "kinit.degraded=never"), "and why it was left so");
	boot.params.degraded = DEGRADED_AUTO;
	make(CAUSE_NOT_FOUND);
	ok(!strstr(report, "kinit.degraded"), "it was not");
	boot.stalled_at = 6000;
	is_str(waiting(6000),
	       "kinit: waiting, 29 s left: md array any:root: 1 of 2 members is there; root=UUID=x",
	       "it has been tried");
	boot.jobs = &job;
	is_str(waiting(6000),
	       "kinit: waiting for mdadm: md array any:root: 1 of 2 members is there; root=UUID=x",
	       "a command");
	array.present = 2;
	is_str(waiting(6000),
	       "kinit: waiting for mdadm: root=UUID=x (2 block devices are there)",
	       "nothing is missing");
	make(CAUSE_NOT_FOUND);
	ok(!strstr(report, "Incomplete"), "nothing is missing");
	array.present = 1;

	text_init(&t, report, SIZE);
	report_question(&t, &boot);
	is_str(report,
	       "kinit: md array any:root: 1 of 2 members is there. Start what is incomplete? [y/n] ",
	       "the question");
}

/* What is not there may be the rest of what is incomplete. */
static void test_incomplete(void)
{
	struct backup backup = { .sb = { .type = "ext4", .label = "gone" } };

	begin("LABEL=gone");
	boot.stalled_at = 6000;
	boot.groups = &array;
	array.next = &vgs[0];
	vgs[0].next = NULL;
	vgs[0].present = vgs[0].members = 0;
	sda1.group = &array;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and md array any:root lacks 1 of its 2 members: root=LABEL=gone");
	make(CAUSE_UNREADABLE);
	FIRST("root device not found, and md array any:root lacks 1 of its 2 members: root=LABEL=gone");
	sda1.in_use = true;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found: root=LABEL=gone");
	make(CAUSE_UNREADABLE);
	FIRST("root device not found, and a device cannot be read: root=LABEL=gone");
	vgs[0].present = 1;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and volume group v\\x1bg is incomplete: root=LABEL=gone");
	vgs[0].members = 3;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and volume group v\\x1bg lacks 2 of its 3 members: root=LABEL=gone");
	sda1.in_use = false;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and md array any:root lacks 1 of its 2 members, and 1 more is incomplete: root=LABEL=gone");
	sda1.in_use = true;

	/* The name of a volume says which group it is in. */
	vgs[1].present = vgs[1].members = 1;
	vgs[0].next = &vgs[1];
	strcpy(vgs[1].name, "other");
	boot.params.root = "/dev/other/root";
	targets_init(&boot);
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, but something comes close: root=/dev/other/root");
	vgs[1].members = 2;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and volume group other lacks 1 of its 2 members: root=/dev/other/root");

	/* A better explanation. */
	boot.params.root = "LABEL=gone";
	targets_init(&boot);
	sda.backups = &backup;
	sda.n_backups = 1;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, but a backup of its superblock is left: root=LABEL=gone");
	strcpy(vgs[1].name, vgs[0].name);
	array.next = NULL;
}

static void test_asking(void)
{
	static struct rule rule = { .tty = true };
	struct text t;

	begin("UUID=x");
	job.rule = &rule;
	job.child.pid = 7;
	strcpy(job.about, "vd\nb");
	boot.jobs = &job;
	boot.tty_taken = true;
	text_init(&t, report, SIZE);
	report_asking(&t, &boot, "ttyS0");
	is_str(report,
	       "waiting for an answer to mdadm on console ttyS0, about vd\\x0ab: root=UUID=x",
	       "a command asks");
	job.about[0] = '\0';
	text_init(&t, report, SIZE);
	report_asking(&t, &boot, "");
	is_str(report, "waiting for an answer to mdadm: root=UUID=x",
	       "about nothing, nobody knows where");
	boot.tty_taken = false;
	job.child.pid = 0;
	boot.asked = true;
	text_init(&t, report, SIZE);
	report_asking(&t, &boot, "tty0");
	is_str(report,
	       "waiting for an answer to a question on console tty0: root=UUID=x",
	       "kinit itself asks");
}

static void test_same_name(void)
{
	begin("/dev/vg/root");
	root_target->specs[0].kind = ROOT_NONE;
	boot.groups = &vgs[0];
	vgs[0].next = &vgs[1];
	vgs[0].present = vgs[1].present = 1;
	sda.group = &vgs[0];
	sda1.group = &vgs[1];
	make(CAUSE_SAME_NAME);
	FIRST("two volume groups have the same name: v\\x1bg");
	HAS("  UUID=aaa, on sda");
	HAS("  UUID=bbb, on sda1");
	ok(strstr(report, "vgrename"), "what to do");
}

static void test_failures(void)
{
	struct failure second = {
		.command = "lvm2: lvm vgchange",
		.how = "exit status 5",
		.output = "one\n\033two\n",
	};
	struct failure first = {
		.next = &second,
		.command = "mdadm: mdadm --incremental /dev/sda",
		.how = "still running after 30 s, stopped",
	};

	begin("UUID=x");
	boot.failures = &first;
	boot.n_failures = 2;
	make(CAUSE_NOT_FOUND);
	HAS("Commands that failed:");
	HAS("  mdadm: mdadm --incremental /dev/sda: still running after 30 s, stopped");
	HAS("  lvm2: lvm vgchange: exit status 5");
	HAS("    one");
	HAS("    \\x1btwo");
	ok(!strstr(report, "more"), "that is all");
	boot.n_failures = MAX_FAILURES + 3;
	make(CAUSE_MOUNT);
	HAS("  and 3 more");
}

/* What a hook says of its failure is what is wrong. */
static void test_cause(void)
{
	static struct hook far = { .name = "far" };
	static const struct rule rule = { .retry = RETRY_ALWAYS };
	struct failure second = {
		.command = "far: login",
		.how = "exit status 1",
		.cause = "10.0.0.1 is \033away",
		.hook = "far",
		.tries = 3,
	};
	struct failure first = {
		.next = &second,
		.command = "mdadm: mdadm",
		.how = "exit status 1",
		.hook = "mdadm",
		.tries = 1,
	};
	struct job again = {
		.hook = &far,
		.rule = &rule,
		.not_before = 9000,
		.failure = &second,
	};

	begin("UUID=x");
	boot.failures = &first;
	boot.n_failures = 2;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and far says that 10.0.0.1 is \\x1baway (tried 3 times): root=UUID=x");
	HAS("  mdadm: mdadm: exit status 1");
	HAS("  far: login: exit status 1, 10.0.0.1 is \\x1baway (tried 3 times)");
	second.tries = 1;
	make(CAUSE_UNREADABLE);
	FIRST("root device not found, and far says that 10.0.0.1 is \\x1baway: root=UUID=x");

	boot.jobs = &again;
	is_str(waiting(6000),
	       "kinit: waiting, 29 s left: far (1 try): 10.0.0.1 is \\x1baway; root=UUID=x (2 block devices are there)",
	       "it is tried again");
	second.tries = 2;
	again.not_before = 0;
	is_str(waiting(6000),
	       "kinit: waiting for far: far (2 tries): 10.0.0.1 is \\x1baway; root=UUID=x (2 block devices are there)",
	       "now");
}

int main(void)
{
	report = malloc(REPORT_SIZE);
	test_groups();
	test_incomplete();
	test_asking();
	test_same_name();
	test_failures();
	test_cause();
	free(report);
	return done_testing();
}
