// SPDX-License-Identifier: GPL-2.0-only
#include "report_facts.h"

static void fails(int error, const char *first)
{
	root_target->mount.attempt.error = error;
	root_target->refused = 1;
	make(CAUSE_MOUNT);
	FIRST(first);
}

static struct mount_fact *mounted_as(const char *type)
{
	struct mount_fact *m = &root_target->mount;

	begin("UUID=x");
	m->dev.sb.type = type;
	strcpy(m->type, type);
	return m;
}

static void test_facts(void)
{
	struct mount_fact *m = mounted_as("ext4");

	strcpy(m->tried, "ext2 ext4");
	fails(-EINVAL,
	      "cannot mount the root file system: sda1 as ext4: Invalid argument");
	HAS(SDA1);
	HAS("Tried as: ext2 ext4");
	HAS("The kernel refuses its superblock.");
	ok(!strstr(report, "rootflags"), "no options were given");

	begin("UUID=x");
	root_target->flags = "a,\tb";
	fails(-ENOMEM,
	      "cannot mount the root file system: sda1: Cannot allocate memory");
	HAS("With rootflags=a,\\x09b");
	ok(!strstr(report, "Tried"), "nothing was tried");
	is_int(count_lines(), 3, "and there is no hint");

	/* The list of types comes from the command line. */
	strcpy(m->dev.devname, "a\nb");
	strcpy(m->type, "a\033b");
	strcpy(m->tried, "a\033b \xff");
	fails(-ENODEV,
	      "this kernel lacks the root's file system: a\\x0ab as a\\x1bb: No such device");
	HAS("Tried as: a\\x1bb \\xff");
}

static void test_causes(void)
{
	static const struct {
		int error;
		const char *first, *hint;
	} causes[] = {
		{ -ENODEV, "this kernel lacks the root's file system: ",
		  "set CONFIG_EXT4_FS=y" },
		{ -EUCLEAN, "root file system is damaged: ", "(e2fsck)" },
		{ -EBADMSG, "root file system is damaged: ", "(e2fsck)" },
		{ -EIO, "root file system cannot be read: ", "failing" },
		{ -EROFS, "cannot mount the root file system: ", "read-only" },
		{ -EACCES, "cannot mount the root file system: ", "read-only" },
		{ -EBUSY, "cannot mount the root file system: ", "array" },
		{ -ENXIO, "cannot mount the root file system: ", "has gone" },
		{ -ENOMEDIUM,
		  "cannot mount the root file system: ", "no medium" },
		{ -ENOTBLK, "cannot mount the root file system: ", "node" },
		{ -ENOENT, "cannot mount the root file system: ", "algorithm" },
		{ -EFBIG, "cannot mount the root file system: ", "larger" },
		{ -EOPNOTSUPP,
		  "cannot mount the root file system: ", "built without" },
		{ -E2BIG, "cannot mount the root file system: ", "too long" },
	};
	struct mount_fact *m = mounted_as("ext4");
	char first[200];

	for (size_t i = 0; i < sizeof(causes) / sizeof(*causes); i++) {
		snprintf(first, sizeof(first), "%ssda1 as ext4: %s",
			 causes[i].first, strerror(-causes[i].error));
		fails(causes[i].error, first);
		ok(strstr(report, causes[i].hint), "hint: %s", causes[i].hint);
	}
	m->dev.sb.damage = "it is too old";
	fails(-ENODEV,
	      "root file system is damaged: sda1 as ext4: No such device");
	HAS("  sda1 (8:1): 512 MiB, ext4 (damaged: it is too old), UUID=" UUID
	    ", LABEL=root, PARTUUID=1234abcd-01, PARTLABEL=Linux");
	HAS("Repair it from another system (e2fsck), or put a backup back.");
}

static void test_journal(void)
{
	struct mount_fact *m = mounted_as("ext4");

	fails(-EROFS,
	      "cannot mount the root file system: sda1 as ext4: Read-only file system");
	ok(!strstr(report, "noload"), "its journal is not the cause");
	m->dev.sb.needs_recovery = true;
	fails(-EROFS,
	      "root file system has a journal to be replayed, and its device is read-only: sda1 as ext4: Read-only file system");
	ok(strstr(report, "rootflags=noload and ro"), "what can be done");
	mounted_as("xfs");
	fails(-EROFS,
	      "cannot mount the root file system: sda1 as xfs: Read-only file system");
	ok(strstr(report, "rootflags=norecovery"), "xfs calls it otherwise");
	m->dev.sb.needs_recovery = true;
	fails(-EBUSY,
	      "cannot mount the root file system: sda1 as xfs: Device or resource busy");
}

static void test_types(void)
{
	struct mount_fact *m = mounted_as("xfs");

	root_target->fstype = "ext2,ext\033";
	strcpy(m->type, "ext2");
	fails(-EINVAL, "rootfstype= is wrong: sda1 as ext2: Invalid argument");
	HAS("rootfstype= says ext2,ext\\x1b, but what is on it is xfs.");
	root_target->fstype = "ext4,xfs";
	make(CAUSE_MOUNT);
	ok(!strstr(report, "rootfstype="), "one of several is enough");
	m->dev.sb.type = "ext3";
	make(CAUSE_MOUNT);
	ok(!strstr(report, "rootfstype="), "ext4 takes ext3 as well");
	root_target->fstype = "xfs";
	make(CAUSE_MOUNT);
	ok(strstr(report, "rootfstype="), "but not xfs");

	mounted_as("zfs_member");
	fails(-ENODEV,
	      "this kernel lacks the root's file system: sda1 as zfs_member: No such device");
	HAS("Linux itself has no driver for zfs_member.");
	m = mounted_as("ext4");
	m->dev.sb.type = NULL;
	strcpy(m->type, "etx4");
	fails(-ENODEV,
	      "this kernel lacks the root's file system: sda1 as etx4: No such device");
	HAS("Its driver is not in this kernel, or rootfstype= is misspelt.");
	fails(-EINVAL,
	      "cannot mount the root file system: sda1 as etx4: Invalid argument");
	HAS("Nothing that kinit knows is on it, and no driver of this kernel takes it.");
}

static void test_kernel(void)
{
	struct mount_fact *m = mounted_as("ext4");

	m->said.n = 2;
	strcpy(m->said.line[0], "one");
	strcpy(m->said.line[1], "two");
	fails(-EINVAL,
	      "cannot mount the root file system: sda1 as ext4: one (Invalid argument)");
	HAS("The kernel also says: two");
	ok(!strstr(report, "refuses"), "which explains it");
	root_target->flags = "data=x";
	make(CAUSE_MOUNT);
	HAS("It may be the options that it refuses.");
	m->said.n = KMSG_LINES;
	m->said.left_out = 7;
	make(CAUSE_MOUNT);
	HAS("  and 7 more");

	m->dev.sb.type = NULL;
	fails(-EINVAL,
	      "cannot mount the root file system: sda1 as ext4: one (Invalid argument)");
	strcpy(m->tried, "ext4 xfs");
	fails(-EINVAL,
	      "cannot mount the root file system: sda1 as ext4: Invalid argument");
	ok(!strstr(report, "The kernel"), "nor that all drivers refuse");
}

static void test_backups(void)
{
	struct backup backups[] = {
		{ .sb = { .type = "ext4", .uuid = UUID, .block_size = 4096 },
		  .block = 32768 },
		{ .sb = { .type = "xfs", .uuid = "an\033other" } },
	};
	struct mount_fact *m = mounted_as("ext4");

	m->dev.sb.type = NULL;
	m->dev.backups = backups;
	m->dev.n_backups = 2;
	fails(-EINVAL,
	      "root file system has lost its superblock, but a backup is left: sda1 as ext4: Invalid argument");
	HAS("  ext4, UUID=" UUID
	    ": its ext4 has lost its superblock, but a whole backup is left. From another system: e2fsck -b 32768 -B 4096 /dev/sda1");
	HAS("  xfs, UUID=an\\x1bother: its xfs has lost its superblock, but a whole backup is left. From another system: xfs_repair /dev/sda1");
	ok(!strstr(report, "no driver of this kernel"), "that is the cause");
	m->dev.sb.type = "ext4";
	fails(-EINVAL,
	      "cannot mount the root file system: sda1 as ext4: Invalid argument");
}

static void test_members(void)
{
	static struct group group = {
		.type = "btrfs",
		.uuid = UUID,
		.members = 2,
		.present = 1,
	};
	struct mount_fact *m = mounted_as("btrfs");

	m->dev.group = &group;
	fails(-EINVAL,
	      "cannot mount the root file system: sda1 as btrfs: Invalid argument");
	HAS("Not all of its devices are there: btrfs " UUID
	    ": 1 of 2 members is there.");
}

static void test_others(void)
{
	struct target *usr = &boot.targets[TARGET_USR];

	begin("UUID=x");
	root_target->mount.attempt.done = true;
	*usr = (struct target){
		.role = TARGET_USR,
		.wanted = true,
		.flags = "x",
		.mount = {
			.attempt = { .done = true, .error = -EIO },
			.dev = sda1,
			.type = "ext4",
		},
	};
	make(CAUSE_MOUNT);
	FIRST("the /usr file system cannot be read: sda1 as ext4: Input/output error");
	HAS("With options x");
}

int main(void)
{
	report = malloc(REPORT_SIZE);
	test_facts();
	test_causes();
	test_journal();
	test_types();
	test_kernel();
	test_backups();
	test_members();
	test_others();
	free(report);
	return done_testing();
}
