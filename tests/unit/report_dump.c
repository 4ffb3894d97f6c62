// SPDX-License-Identifier: GPL-2.0-only
/* What is said of the dump of a crash. */
#include "report_facts.h"

static struct target *const dump = &boot.targets[TARGET_DUMP];

static void begin_crash(char *to)
{
	begin("UUID=" UUID);
	boot.crash.meant = true;
	boot.params.dump = to;
	boot.params.dump_path = DUMP_PATH_DEFAULT;
	targets_init(&boot);
	dump->mount.dev = sda1;
}

static void test_missing(void)
{
	begin_crash("LABEL=gone");
	make(CAUSE_NOT_FOUND);
	FIRST("device for the dump not found: a dump to LABEL=gone");
	HAS("What follows is kinit.dump.action=reboot");
}

static void test_refused(void)
{
	begin_crash("raw:/dev/sda1");
	dump->mount.attempt.done = true;
	dump->mount.attempt.error = -EEXIST;
	make(CAUSE_MOUNT);
	FIRST("the dump is not written to sda1 (8:1): 512 MiB, ext4, UUID=" UUID
	      ", LABEL=root, PARTUUID=1234abcd-01, PARTLABEL=Linux: what is there would be lost");
	dump->mount.attempt.error = -EROFS;
	make(CAUSE_MOUNT);
	FIRST("the dump is not written to sda1 (8:1): 512 MiB, ext4, UUID=" UUID
	      ", LABEL=root, PARTUUID=1234abcd-01, PARTLABEL=Linux: it is read-only");
	begin_crash("/dev/sda1");
	dump->mount.attempt.error = -EBUSY;
	make(CAUSE_MOUNT);
	ok(!strncmp(line_number(0), "cannot mount the dump file system: ", 35),
	   "a file system: %s", line_number(0));
}

static void test_failed(void)
{
	static struct failure first = { .hook = "other",
					.command = "other: x",
					.how = "exit status 1" };
	static struct failure failure = { .hook = "kdump",
					  .command = "kdump: vmcore-save /x",
					  .how = "ended by signal 9" };

	begin_crash(NULL);
	dump->mount.attempt.done = true;
	boot.crash.begun = (struct attempt){ true, -EROFS };
	make(CAUSE_DUMP);
	FIRST("the dump is not saved: cannot make a folder below var/crash: Read-only file system");
	HAS("There, the target of the dump is sda1 (8:1): 512 MiB, ext4, UUID=" UUID
	    ", LABEL=root, PARTUUID=1234abcd-01, PARTLABEL=Linux");
	boot.crash.begun.error = -EOPNOTSUPP;
	make(CAUSE_DUMP);
	FIRST("the dump is not saved: no hook of this image saves to such a target");

	boot.crash.begun.error = 0;
	boot.crash.failed = true;
	boot.failures = &first;
	first.next = &failure;
	make(CAUSE_DUMP);
	FIRST("the dump is not saved: kdump: vmcore-save /x: ended by signal 9");
	strcpy(failure.output, "begins\nno space\n");
	make(CAUSE_DUMP);
	FIRST("the dump is not saved: kdump: vmcore-save /x: ended by signal 9");
	strcpy(failure.how, "exit status 1");
	make(CAUSE_DUMP);
	FIRST("the dump is not saved: kdump: no space");
	strcpy(failure.cause, "the disk is full");
	make(CAUSE_DUMP);
	FIRST("the dump is not saved: kdump says that the disk is full");
	boot.crash.failed = false;
	boot.crash.ended.error = -EIO;
	make(CAUSE_DUMP);
	FIRST("the dump is not saved: cannot unmount: Input/output error");
	boot.crash.pid = 7;
	boot.params.dump_limit = 9;
	make(CAUSE_DUMP);
	FIRST("the dump is not saved: it is not unmounted after 9 s");
	boot.crash.stuck = true;
	boot.params.dump_action = DUMP_ROOT;
	make(CAUSE_DUMP);
	FIRST("the dump is not saved: what saves it cannot be stopped: the target does not answer");
	HAS("What follows is kinit.dump.action=root");
	boot.params.dump_action = DUMP_WAIT;
	boot.params.dump_wait = 90;
	make(CAUSE_DUMP);
	HAS("What follows is kinit.dump.action=wait, and a reboot after 90 s");
}

static const char *waiting(void)
{
	static char line[80];
	struct text t;

	text_init(&t, line, sizeof(line));
	report_waiting(&t, &boot, 6000);
	return line;
}

static void test_waiting(void)
{
	static struct hook hook = { .name = "kdump" };
	static struct job job = { .event = ON_VMCORE, .hook = &hook };

	begin_crash(NULL);
	is_str(waiting(), "kinit: waiting, 29 s left: a dump to UUID=" UUID " ",
	       "as for a root");
	boot.crash.begun.done = dump->mount.attempt.done = true;
	is_str(waiting(), "kinit: saving the dump", "it has begun");
	boot.jobs = &job;
	is_str(waiting(), "kinit: saving the dump", "nothing was said yet");
	strcpy(job.child.said, "42 %,    \033 5 s left");
	is_str(waiting(), "kinit: saving the dump: 42 %, \\x1b 5 s left",
	       "how far it is");
}

int main(void)
{
	report = malloc(SIZE);
	test_missing();
	test_refused();
	test_failed();
	test_waiting();
	free(report);
	return done_testing();
}
