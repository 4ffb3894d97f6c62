// SPDX-License-Identifier: GPL-2.0-only
/* Alternatives of root=, its file, overlay, /usr and check; a boot that went
 * on. */
#include "report_facts.h"

static const char *refused(unsigned int spec)
{
	struct text t;

	text_init(&t, report, SIZE);
	report_refused(&t, root_target, spec);
	return report;
}

static void test_alternatives(void)
{
	begin("LABEL=root,/dev/\033,nonsense");
	root_target->mount.attempt.error = -EINVAL;
	strcpy(root_target->mount.type, "ext4");
	is_str(refused(0),
	       "cannot mount root=LABEL=root,/dev/\\x1b,nonsense (alternative 1): sda1 as ext4: Invalid argument",
	       "one of several");
	root_target->refused = 1;
	make(CAUSE_MOUNT);
	HAS("And not there: /dev/\\x1b");
	ok(!strstr(report, "not there: LABEL=root"), "the other one is there");
	make(CAUSE_BAD_ROOT);
	ok(strstr(report, "nonsense (alternative 3) cannot be understood: "),
	   "the third");

	begin("ubi0:rootfs");
	root_target->mount.dev.devname[0] = '\0';
	root_target->mount.attempt.error = -ENODEV;
	is_str(refused(0),
	       "cannot mount root=ubi0:rootfs: ubi0:rootfs: No such device",
	       "flash has no name but that");
}

static const char *waiting(void)
{
	struct text t;

	text_init(&t, report, SIZE);
	report_waiting(&t, &boot, 9000);
	return report;
}

/* It is waited for first, and what it may be on is said. */
static void test_resume(void)
{
	struct group group = {
		.type = "linux_raid_member",
		.name = "any:swap",
		.members = 2,
		.present = 1,
	};

	begin("UUID=x");
	boot.params.resume = "LABEL=sw\033p";
	targets_init(&boot);
	is_str(waiting(),
	       "kinit: waiting, 8 s so far: resume=LABEL=sw\\x1bp (2 block devices are there)",
	       "the device to be resumed from");
	boot.groups = &group;
	is_str(waiting(),
	       "kinit: waiting, 6 s until degraded: md array any:swap: 1 of 2 members is there; resume=LABEL=sw\\x1bp",
	       "and an array that it may be on");
	boot.groups = NULL;
	boot.resume.pending = false;
	is_str(waiting(),
	       "kinit: waiting, 26 s left: root=UUID=x (2 block devices are there)",
	       "then the root");
}

/* Not the root is missing, but what is looked for after it. */
static void test_roles(void)
{
	static const struct {
		enum target_role role;
		const char *source, *first;
	} roles[] = {
		{ TARGET_LOOP, "/a.img",
		  "loop device not found: the file system in kinit.loop=/a.img" },
		{ TARGET_UPPER, "LABEL=up",
		  "overlay device not found: kinit.overlay=LABEL=up" },
		{ TARGET_USR, "UUID=u",
		  "device of /usr not found: /usr of the root's fstab: UUID=u" },
	};

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
		struct target *target = &boot.targets[roles[i].role];

		begin("UUID=" UUID);
		root_target->mount.attempt.done = true;
		target->wanted = true;
		target->source = roles[i].source;
		target->n_specs = 1;
		make(CAUSE_NOT_FOUND);
		FIRST(roles[i].first);
		target->mount.attempt.error = -EBUSY;
		target->mount.dev = sda1;
		make(CAUSE_MOUNT);
		HAS("Something else uses the device: it may be a part of an array or of a volume group.");
	}
}

static void test_unreadable(void)
{
	static struct blockdev empty;

	begin("UUID=x");
	sda.error = -EIO;
	empty = sda;
	empty.next = NULL;
	empty.size = 0;
	empty.next = NULL;
	empty.size = 0;
	empty.error = -ENOMEDIUM;
	strcpy(empty.devname, "sr0");
	sda1.next = &empty;
	make(CAUSE_UNREADABLE);
	FIRST("root device not found, and a device cannot be read: root=UUID=x");
	HAS("It may be sda, which cannot be read: Input/output error");
	ok(!strstr(report, "sr0"), "a drive without a medium holds nothing");
	empty.error = 0;
	empty.major = 1;
	empty.size = 1 << 20;
	make(CAUSE_UNREADABLE);
	ok(!strstr(report, "sr0"), "nor does an empty RAM disk");
	empty.sb.type = "ext4";
	make(CAUSE_UNREADABLE);
	HAS("  sr0 (1:0): 1.0 MiB, ext4");
}

static void test_near(void)
{
	begin("LABEL=ROOT");
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, but something comes close: root=LABEL=ROOT");
	HAS("Close to it:");
}

static void test_check(void)
{
	begin("UUID=" UUID);
	strcpy(root_target->checked, "s\nda1");
	make(CAUSE_FSCK);
	FIRST("the check of a file system has left errors: s\\x0ada1");
	HAS("Repair it from another system, or boot with fsck.mode=skip.");
}

static void test_loop(void)
{
	begin("UUID=" UUID);
	boot.params.loop = "/\033.img";
	boot.loop.error = -ENOENT;
	make(CAUSE_LOOP);
	FIRST("cannot use the file of kinit.loop=/\\x1b.img: No such file or directory");
	HAS("Looked for on:");
	HAS(SDA1);
	boot.loop.error = -EISDIR;
	make(CAUSE_LOOP);
	FIRST("cannot use the file of kinit.loop=/\\x1b.img: it is no regular file");
}

static void test_overlay(void)
{
	begin("UUID=" UUID);
	boot.overlay.error = -EINVAL;
	make(CAUSE_OVERLAY);
	FIRST("cannot mount the overlay of kinit.overlay=: Invalid argument");
	is_int(count_lines(), 1, "nothing to add");
	boot.overlay.error = -ENODEV;
	make(CAUSE_OVERLAY);
	HAS("The kernel needs CONFIG_OVERLAY_FS=y.");
}

static void test_initrd(void)
{
	begin("UUID=x");
	boot.initrd.unused = true;
	boot.initrd.archive = true;
	make(CAUSE_NOT_FOUND);
	HAS("Besides, the boot loader's initrd is not used: it is damaged or cut off");
}

static void success(uint64_t now)
{
	struct text t;

	text_init(&t, report, SIZE);
	report_success(&t, &boot, now);
}

static void test_success(void)
{
	static struct group array = {
		.type = "linux_raid_member",
		.name = "any:root",
		.members = 2,
		.present = 1,
	};
	struct failure failure = {
		.command = "mdadm: mdadm --run",
		.how = "exit status 2",
	};
	struct target *usr = &boot.targets[TARGET_USR];

	begin("UUID=" UUID);
	success(3045);
	FIRST("boot went on after 2.045 s");
	HAS("root is sda1 (8:1): 512 MiB, ext4, UUID=" UUID
	    ", LABEL=root, PARTUUID=1234abcd-01, PARTLABEL=Linux");
	is_int(count_lines(), 2, "and nothing was wrong");

	usr->wanted = usr->given_up = true;
	usr->source = "LABEL=usr";
	boot.params.bad_count = 2;
	boot.params.bad[0].param = "kinit.x";
	boot.params.bad[1].param = "kinit.\033";
	boot.groups = &array;
	boot.failures = &failure;
	boot.n_failures = 1;
	success(3045);
	HAS("boot went on without /usr of the root's fstab: LABEL=usr");
	HAS("ignored: kinit.x");
	HAS("ignored: kinit.\\x1b");
	HAS("  mdadm: mdadm --run: exit status 2");
	ok(!strstr(report, "any:root"), "what is incomplete was not started");
	boot.stalled_at = 2000;
	success(3045);
	HAS("  md array any:root: 1 of 2 members is there");
}

int main(void)
{
	report = malloc(REPORT_SIZE);
	test_alternatives();
	test_resume();
	test_roles();
	test_unreadable();
	test_near();
	test_check();
	test_loop();
	test_overlay();
	test_initrd();
	test_success();
	free(report);
	return done_testing();
}
