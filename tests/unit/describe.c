// SPDX-License-Identifier: GPL-2.0-only
/* Devices, groups and what is looked for, in words. */
#include <errno.h>

#include "../tap.h"
#include "report/describe.h"

static char said[512];
static struct text t;

static void begin(void)
{
	text_init(&t, said, sizeof(said));
}

static void test_device(void)
{
	struct blockdev dev = {
		.devname = "dm-0",
		.major = 254,
		.size = 1536 * 1024,
		.sb = { .type = "ext4", .damage = "it is old" },
	};

	begin();
	describe_device(&t, &dev);
	is_str(said, "dm-0 (254:0): 1.5 MiB, ext4 (damaged: it is old)",
	       "no names but the kernel's");
	strcpy(dev.dm_name, "vg\033-root");
	dev.sb.damage = NULL;
	begin();
	describe_device(&t, &dev);
	is_str(said, "dm-0 = mapper/vg\\x1b-root (254:0): 1.5 MiB, ext4",
	       "and device mapper's");
	dev.size = 0;
	dev.error = -ENOMEDIUM;
	begin();
	describe_device(&t, &dev);
	is_str(said,
	       "dm-0 = mapper/vg\\x1b-root (254:0): cannot be read: No medium found",
	       "no size, and why");
}

static void test_table(void)
{
	struct blockdev dev = { .devname = "sda", .major = 8, .size = 1 << 20 };

	begin();
	describe_device(&t, &dev);
	is_str(said, "sda (8:0): 1.0 MiB, no file system that kinit knows",
	       "nothing");
	dev.table = "sun";
	begin();
	describe_device(&t, &dev);
	is_str(said, "sda (8:0): 1.0 MiB, sun partition table", "a table");
	dev.table = "gpt";
	dev.table_damage = "it is old";
	begin();
	describe_device(&t, &dev);
	is_str(said,
	       "sda (8:0): 1.0 MiB, gpt partition table (damaged: it is old)",
	       "a damaged one");
	dev.sb.type = "ext4";
	begin();
	describe_device(&t, &dev);
	is_str(said, "sda (8:0): 1.0 MiB, ext4", "what was there before");
}

static void test_target(void)
{
	static const struct {
		enum target_role role;
		const char *source, *want;
	} targets[] = {
		{ TARGET_ROOT, "UUID=\033", "root=UUID=\\x1b" },
		{ TARGET_ROOT, "iscsi:me:p@ss@192.0.2.1::::iqn.x:y",
		  "root=iscsi:...@192.0.2.1::::iqn.x:y" },
		{ TARGET_ROOT, "LABEL=a@b", "root=LABEL=a@b" },
		{ TARGET_ROOT, NULL,
		  "no root=, so a partition of the type \"root\"" },
		{ TARGET_LOOP, "/a.img",
		  "the file system in kinit.loop=/a.img" },
		{ TARGET_UPPER, "LABEL=up", "kinit.overlay=LABEL=up" },
		{ TARGET_USR, "/dev/sda2",
		  "/usr of the root's fstab: /dev/sda2" },
		{ TARGET_DUMP, "raw:LABEL=x", "a dump to raw:LABEL=x" },
		{ TARGET_DUMP, NULL,
		  "no root=, so a partition of the type \"root\"" },
		{ TARGET_RESUME, "LABEL=s", "resume=LABEL=s" },
		{ TARGET_USR, NULL, "/usr of the root's fstab: " },
	};
	struct target target = { 0 };

	for (size_t i = 0; i < sizeof(targets) / sizeof(*targets); i++) {
		target.role = targets[i].role;
		target.source = targets[i].source;
		begin();
		describe_target(&t, &target);
		is_str(said, targets[i].want, "role %d", (int)target.role);
	}
}

static void test_mounted(void)
{
	static const char *const wanted[TARGETS] = {
		[TARGET_ROOT] = "root is sda1 (8:1): 1.0 KiB, ext4",
		[TARGET_LOOP] =
			"the file system in the file is sda1 (8:1): 1.0 KiB, ext4",
		[TARGET_UPPER] =
			"the upper layer of the overlay is sda1 (8:1): 1.0 KiB, ext4",
		[TARGET_USR] = "/usr is sda1 (8:1): 1.0 KiB, ext4",
		[TARGET_DUMP] =
			"the target of the dump is sda1 (8:1): 1.0 KiB, ext4",
	};
	struct target target = {
		.n_specs = 2,
		.mount = {
			.spec = 1,
			.dev = {
				.devname = "sda1",
				.major = 8,
				.minor = 1,
				.size = 1024,
				.sb = { .type = "ext4" },
			},
			.type = "ubifs",
		},
	};

	for (unsigned int i = 0; i < TARGETS; i++) {
		target.role = i;
		if (i == TARGET_RESUME)
			continue;
		begin();
		describe_mounted(&t, &target);
		is_str(said, wanted[i], "role %u", i);
	}
	/* Flash: the spec that was there is all that is known of it. */
	target.role = TARGET_ROOT;
	target.mount.dev.devname[0] = '\0';
	strcpy(target.specs[0].text, "ubi0:gone");
	strcpy(target.specs[1].text, "ubi0:ro\not");
	begin();
	describe_mounted(&t, &target);
	is_str(said, "root is ubi0:ro\\x0aot, ubifs", "no block device");
}

static void test_group(void)
{
	static const struct {
		struct group group;
		const char *want;
	} groups[] = {
		{ { .type = "LVM2_member", .uuid = "u", .name = "v\033g" },
		  "volume group v\\x1bg" },
		{ { .type = "linux_raid_member",
		    .uuid = "u",
		    .members = 3,
		    .present = 2 },
		  "md array u: 2 of 3 members are there" },
		{ { .type = "btrfs", .name = "b", .members = 2, .present = 1 },
		  "btrfs b: 1 of 2 members is there" },
		{ { .type = "other", .name = "o", .members = 1 },
		  "other o: 0 of 1 member are there" },
	};

	for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++) {
		begin();
		describe_group(&t, &groups[i].group);
		is_str(said, groups[i].want, "%s", groups[i].group.type);
	}
}

int main(void)
{
	test_device();
	test_table();
	test_target();
	test_mounted();
	test_group();
	return done_testing();
}
