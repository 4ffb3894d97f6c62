// SPDX-License-Identifier: GPL-2.0-only
/*
 * More than one thing to mount, or more than one that could be: alternatives,
 * partitions that say what they are, a file, an overlay, /usr, a check.
 */
#include "goal_facts.h"

#define STALL (PROGRESS + 10000)

#define ROOT_TYPE_X86 "4f68bce3-e8cd-4db1-96e7-fbcaf984b709"

/* All devices that are there, in this order. */
static void attach(const char *a, const char *b, const char *c)
{
	const char *names[] = { a, b, c };
	struct blockdev **p = &boot.devices;

	for (size_t i = 0; i < 3; i++) {
		if (!names[i])
			continue;
		*p = device(names[i]);
		p = &(*p)->next;
	}
	*p = NULL;
}

static void mounted(enum target_role role)
{
	boot.targets[role].mount.attempt.done = true;
	boot.targets[role].mount.attempt.error = 0;
}

static void refused(unsigned int spec)
{
	root_target->mount.attempt.done = true;
	root_target->mount.attempt.error = -22;
	root_target->refused |= 1U << spec;
}

static void test_alternatives(void)
{
	struct decision d;

	begin("/dev/sdz,LABEL=md,/dev/sda3");
	attach("sda3", "md/root", NULL);
	is_str(decide(0), "wait", "the first may still come");
	is_str(decide(STALL - 1), "wait", "for ten seconds");
	is_str(decide(STALL), "md/root", "then the second is taken");
	d = goal_decide(&boot, STALL);
	ok(d.spec == 1 && d.target == root_target, "which is said");
	boot.params.timeout = 3;
	is_str(decide(PROGRESS + 3000), "md/root", "or at the deadline");
	boot.params.timeout = WAIT_FOREVER;
	is_str(decide(STALL), "md/root", "without one, too");

	begin("LABEL=md,/dev/sda3");
	attach("sda3", "md/root", NULL);
	is_str(decide(0), "md/root", "the first is there");
	refused(0);
	is_str(decide(0), "sda3", "it could not be mounted: the next");
	refused(1);
	is_str(decide(0), "mount", "nor could that");
	root_target->refused = 1;
	attach("md/root", NULL, NULL);
	is_str(decide(0), "wait", "the next is not there yet");
	is_str(decide(DEADLINE), "mount", "the first is what it failed of");

	begin("/dev/sdz,UUID=" UUID_A);
	attach("sda2", "sdb2", NULL);
	is_str(decide(0), "wait", "two of the second");
	is_str(decide(STALL), "ambiguous", "matter when it is its turn");
	begin("/dev/sda3,UUID=" UUID_A);
	attach("sda2", "sda3", "sdb2");
	is_str(decide(0), "sda3", "and not before");
	begin("/dev/sda3,nonsense");
	attach("sda3", NULL, NULL);
	is_str(decide(0), "bad root", "each has to be understood");

	begin("/dev/sdz,/dev/sda3");
	attach("sda3", NULL, NULL);
	boot.hooks = &(struct hook){ 0 };
	is_str(decide(STALL), "stall degraded", "hooks first do what they can");
	boot.stalled_at = STALL;
	boot.jobs = &(struct job){ 0 };
	is_str(decide(STALL), "wait", "which takes its time");
	boot.jobs = NULL;
	is_str(decide(STALL + 1), "sda3", "in vain");
}

static void be_root(const char *name)
{
	for (struct blockdev *dev = boot.devices; dev; dev = dev->next) {
		if (strcmp(dev->devname, name))
			continue;
		strcpy(dev->part.type, ROOT_TYPE_X86);
		dev->part.attributes = 0;
	}
}

static void not_root(void)
{
	for (struct blockdev *dev = boot.devices; dev; dev = dev->next) {
		dev->part.type[0] = '\0';
		dev->part.attributes = 0;
		dev->below[0] = '\0';
	}
}

static void test_discovery(void)
{
	struct blockdev *dev;

	begin(NULL);
	attach("sda1", "sda2", "sda3");
	is_str(decide(0), "wait", "no type");
	be_root("sda2");
	is_str(decide(0), "sda2", "the one of that type");
	be_root("sda3");
	is_str(decide(0), "sda2", "the first of a disk");
	boot.devices->next->part.attributes = UINT64_C(1) << 63;
	is_str(decide(0), "sda3", "that is not said to be left alone");
	not_root();

	attach("sda2", "sdb2", NULL);
	be_root("sda2");
	be_root("sdb2");
	is_str(decide(0), "ambiguous", "one on each of two disks");
	strcpy(boot.loader_partuuid, "P-1");
	is_str(decide(0), "wait", "neither is known to be the boot loader's");
	attach("sda2", "sdb1", "sdb2");
	is_str(decide(0), "sdb2", "the one on the boot loader's disk");
	attach("sda1", "sda2", NULL);
	is_str(decide(0), "sda2", "where its partition comes first");
	boot.loader_partuuid[0] = '\0';
	not_root();

	attach("sda2", "dm-0", NULL);
	be_root("sda2");
	dev = boot.devices;
	dev->sb.not_fs = true;
	is_str(decide(0), "wait", "a container");
	dev->held = true;
	strcpy(dev->next->below, "sda2");
	is_str(decide(0), "dm-0", "and what is in it");
	strcpy(dev->next->below, "sda9");
	is_str(decide(0), "wait", "of another partition, that is gone");
	strcpy(dev->next->below, "dm-0");
	is_str(decide(0), "wait", "of itself, which cannot be");
	not_root();
}

/* A name of udev's, which is known without udev. */
static void test_disk_links(void)
{
	static char one[] = "by-id/ata-disk\0by-path/pci-0000:00:1f.2-ata-1\0";
	static char two[] = "by-id/ata-disk-2\0";

	begin("/dev/disk/by-id/ata-disk-2");
	attach("sda2", "sdb2", NULL);
	is_str(decide(0), "wait", "no names");
	boot.devices->links = one;
	is_str(decide(0), "wait", "a name that only begins so");
	boot.devices->next->links = two;
	is_str(decide(0), "sdb2", "the one that has the name");
	begin("/dev/disk/by-path/pci-0000:00:1f.2-ata-1");
	attach("sda2", "sdb2", NULL);
	is_str(decide(0), "sda2", "the second name of a disk");
	boot.devices->links = boot.devices->next->links = NULL;
}

static void test_delay(void)
{
	begin("/dev/sda2");
	attach("sda2", NULL, NULL);
	boot.params.delay = 20;
	is_str(decide(boot.started + 19999), "wait", "rootdelay=");
	is_str(decide(boot.started + 20000), "sda2", "is over");
	boot.devices = NULL;
	is_str(decide(DEADLINE), "wait", "the deadline is later, too");
	ok(goal_deadline(&boot) == boot.started + 20000 + TIMEOUT * 1000,
	   "by as much");
	boot.reported = true;
	is_str(decide(UINT64_MAX - 1), "wait", "a report that was no end");
}

static void test_check(void)
{
	begin("/dev/sda2");
	boot.params.fsck = FSCK_FORCE;
	attach("sda2", NULL, NULL);
	is_str(decide(0), "check", "a check comes before");
	strcpy(root_target->checked, "sda2");
	is_str(decide(0), "sda2", "it is done");
	boot.jobs = &(struct job){ .event = ON_FSCK };
	is_str(decide(0), "wait", "not yet");
	boot.jobs->event = ON_BLOCK;
	is_str(decide(0), "sda2", "a passphrase for another is not needed");
	boot.jobs = NULL;
	boot.check_failed = true;
	is_str(decide(0), "fsck", "it left errors");
	boot.params.fsck = FSCK_SKIP;
	is_str(decide(0), "sda2", "nobody cares");
	boot.params.fsck = FSCK_AUTO;
	boot.check_failed = false;
	strcpy(root_target->checked, "sda1");
	is_str(decide(0), "check", "of another one");
	boot.devices->read_only = true;
	is_str(decide(0), "sda2", "it cannot be mended anyway");
}

static void test_loop(void)
{
	begin("/dev/sda2");
	boot.params.loop = "/root.img";
	boot.params.rootfstype = "squashfs";
	targets_init(&boot);
	attach("sda2", NULL, NULL);
	is_str(decide(0), "sda2", "what the file is on");
	ok(!root_target->fstype, "has another type");
	ok(target_root(&boot) == &boot.targets[TARGET_LOOP], "is not the root");
	mounted(TARGET_ROOT);
	is_str(decide(0), "loop", "the file");
	boot.loop.done = true;
	boot.loop.error = -2;
	is_str(decide(0), "no loop", "is not there");
	boot.loop.error = 0;
	boot.targets[TARGET_LOOP].n_specs = 1;
	root_parse(&boot.targets[TARGET_LOOP].specs[0], "9:127");
	is_str(decide(0), "wait", "it has to be seen as a device");
	attach("sda2", "md/root", NULL);
	is_str(decide(0), "md/root", "it is");
	is_str(boot.targets[TARGET_LOOP].where, ROOTMNT, "where it goes");
	mounted(TARGET_LOOP);
	is_str(decide(0), "mounted", "that was all");
}

static void test_overlay(void)
{
	begin("/dev/sda2");
	boot.params.overlay = "";
	boot.params.rw = true;
	targets_init(&boot);
	attach("sda2", "sda3", NULL);
	is_str(decide(0), "sda2", "what is below");
	ok(!root_target->rw, "is never written to");
	is_str(root_target->where, "/run/kinit/lower", "and goes elsewhere");
	mounted(TARGET_ROOT);
	is_str(decide(0), "overlay", "memory is always there");
	boot.overlay.done = true;
	boot.overlay.error = -19;
	is_str(decide(0), "no overlay", "but not the driver");
	boot.overlay.error = 0;
	is_str(decide(0), "mounted", "it is");

	begin("/dev/sda2");
	boot.params.overlay = "/dev/sda3";
	targets_init(&boot);
	mounted(TARGET_ROOT);
	attach("sda2", NULL, NULL);
	is_str(decide(0), "wait", "a device may have to be waited for");
	is_str(decide(DEADLINE), "not found", "in vain");
	attach("sda2", "sda3", NULL);
	is_str(decide(0), "sda3", "it is there");
	ok(boot.targets[TARGET_UPPER].rw, "to be written to");
	mounted(TARGET_UPPER);
	is_str(decide(0), "overlay", "then both become one");
}

static void test_usr(void)
{
	struct target *usr = &boot.targets[TARGET_USR];

	begin("/dev/sda2");
	boot.fstab.done = false;
	attach("sda2", NULL, NULL);
	mounted(TARGET_ROOT);
	is_str(decide(0), "fstab", "is read when there is a root");
	boot.fstab.done = true;
	is_str(decide(0), "mounted", "it says nothing of /usr");
	usr->wanted = true;
	usr->n_specs = 1;
	root_parse(&usr->specs[0], "/dev/sda3");
	is_str(decide(0), "wait", "it does");
	ok(!target_all_mounted(&boot), "so it is not over");
	is_str(decide(DEADLINE), "not found", "but that is not there");
	usr->may_fail = true;
	is_str(decide(DEADLINE), "give up", "which does not matter");
	usr->given_up = true;
	is_str(decide(DEADLINE), "mounted", "boot goes on");
	usr->given_up = false;
	usr->mount.attempt.done = true;
	usr->mount.attempt.error = -22;
	usr->refused = 1;
	is_str(decide(0), "give up", "nor does it matter why");
	usr->may_fail = false;
	is_str(decide(0), "mount", "else it does");
	usr->refused = 0;
	usr->mount.attempt.done = false;
	attach("sda2", "sda3", NULL);
	is_str(decide(0), "sda3", "it is there");
	mounted(TARGET_USR);
	ok(target_all_mounted(&boot), "that was all");
}

static void test_failure(void)
{
	static const struct {
		enum on_failure wanted;
		enum after missing, broken;
	} rows[] = {
		{ FAILURE_PANIC, AFTER_PANIC, AFTER_PANIC },
		{ FAILURE_REBOOT, AFTER_REBOOT, AFTER_REBOOT },
		{ FAILURE_POWEROFF, AFTER_POWEROFF, AFTER_POWEROFF },
		{ FAILURE_WAIT, AFTER_GO_ON, AFTER_STAND },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		begin("/dev/sda2");
		boot.params.on_failure = rows[i].wanted;
		is_int(goal_decide(&boot, DEADLINE).after, rows[i].missing,
		       "row %zu: what is missing may come", i);
		boot.setup_failed = "/proc";
		is_int(goal_decide(&boot, DEADLINE).after, rows[i].broken,
		       "row %zu: /proc will not", i);
	}
}

static void test_unreadable(void)
{
	begin("UUID=x");
	attach("sda1", "sda2", NULL);
	boot.devices->error = -5;
	is_str(decide(DEADLINE), "unreadable", "it may be that one");
	boot.devices->error = -123; /* ENOMEDIUM */
	is_str(decide(DEADLINE), "not found", "an empty drive is not");
}

static void test_hooked(void)
{
	struct hook mdadm = { .name = "mdadm" };
	struct hook hook = { .name = "nbd",
			     .next = &mdadm,
			     .roots = { 1, { "nbd" } } };

	begin("nbd:server:export:ext4:noatime");
	attach("sda1", "sda2", NULL);
	is_str(root_target->fstype, "ext4", "its type is in root=");
	is_str(root_target->flags, "noatime", "so are its options");
	boot.hooks = &hook;
	targets_check_hooks(&boot);
	ok(target_is_hooked(root_target), "a hook brings it");
	is_str(decide(0), "wait", "it has not yet");
	boot.hooks = NULL;
	root_target->links[0].found = true;
	root_target->links[0].major = 8;
	root_target->links[0].minor = 2;
	is_str(decide(0), "sda2", "it says which device that is");

	begin("/dev/sda2,nbd:server:export:ext4");
	ok(target_is_hooked(root_target), "it may be one of several");
	is_str(root_target->fstype, NULL, "of which each has a type");
	attach("sda2", NULL, NULL);
	is_str(decide(0), "sda2", "and is not needed then");

	begin("nbd:server:export");
	boot.hooks = &mdadm;
	targets_check_hooks(&boot);
	ok(!target_is_hooked(root_target), "no hook brings it");
	is_str(decide(0), "bad root", "so it is a mistake");

	begin("nbd:a:b:0123456789012345678901234567890123456789");
	boot.hooks = &hook;
	targets_check_hooks(&boot);
	is_str(decide(0), "bad root", "a type that is none");

	begin("/dev/sda2");
	boot.targets[TARGET_UPPER].n_specs = 1;
	root_parse(&boot.targets[TARGET_UPPER].specs[0], "nbd:a:b");
	boot.hooks = &hook;
	targets_check_hooks(&boot);
	is_int(boot.targets[TARGET_UPPER].specs[0].kind, ROOT_BAD,
	       "it is the root and nothing else");
}

int main(void)
{
	test_alternatives();
	test_discovery();
	test_disk_links();
	test_delay();
	test_check();
	test_loop();
	test_overlay();
	test_usr();
	test_unreadable();
	test_hooked();
	test_failure();
	return done_testing();
}
