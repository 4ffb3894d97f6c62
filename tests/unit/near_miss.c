// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "report/near/miss.h"
#include "report/near/name.h"

#define UUID	      "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab"
#define LUKS	      "33333333-2222-3333-4444-555555555555"
#define ROOT_TYPE_X86 "4f68bce3-e8cd-4db1-96e7-fbcaf984b709"
#define GUID1	      "11111111-2222-3333-4444-555555555555"

static struct boot boot;
static struct group vg, array;
static struct blockdev pool[16];
static unsigned int n_devices;
static char words[4096];

static struct blockdev *add(const char *name, const char *type)
{
	struct blockdev *dev = &pool[n_devices++];

	*dev = (struct blockdev){ .size = 4096, .sb = { .type = type } };
	strcpy(dev->devname, name);
	return dev;
}

static struct blockdev *partition(const char *disk, unsigned int number,
				  const char *type)
{
	char name[DEVNAME_SIZE];
	struct blockdev *dev;

	snprintf(name, sizeof(name), "%s%u", disk, number);
	dev = add(name, type);
	strcpy(dev->disk, disk);
	dev->partno = number;
	return dev;
}

static void link_all(void)
{
	boot.devices = NULL;
	while (n_devices) {
		struct blockdev *dev = &pool[--n_devices];

		dev->next = boot.devices;
		boot.devices = dev;
	}
}

/* A disk with a root, and what a value of root= may be mixed up with. */
static void begin(void)
{
	static char links[] = "by-id/virtio-abc-part2\0";
	struct blockdev *dev;

	memset(&boot, 0, sizeof(boot));
	n_devices = 0;
	add("vda", NULL);
	dev = partition("vda", 1, "vfat");
	strcpy(dev->sb.uuid, "1A2B-3C4D");
	strcpy(dev->part.partuuid, GUID1);
	dev = partition("vda", 2, "ext4");
	strcpy(dev->sb.uuid, UUID);
	strcpy(dev->sb.label, "Root \033");
	strcpy(dev->part.partuuid, "1234abcd-02");
	strcpy(dev->part.label, "Linux");
	dev->links = links;
	link_all();
}

/* The line of what comes @n-th, and "" behind the last one. */
static const char *line(unsigned int n)
{
	static char copy[1024];
	const char *p = words;

	for (; n && *p; n--)
		p += strcspn(p, "\n") + 1;
	snprintf(copy, sizeof(copy), "%.*s", (int)strcspn(p, "\n"), p);
	return copy;
}

static bool look(const char *root)
{
	struct root_spec spec;
	struct text t;

	root_parse(&spec, root);
	text_init(&t, words, sizeof(words));
	return near_misses(&t, &boot, &spec) <= KIND_LAST_CLOSE;
}

static void is_close(const char *root, const char *want)
{
	ok(look(root), "%s: something comes close", root);
	is_str(line(0), want, "%s: what", root);
}

static void test_typing_errors(void)
{
	begin();
	is_close("UUID=5b1c9b5e-6d1f-4f0a-9c57-0123456789ac",
		 "  vda2 has UUID=" UUID ", which differs in one character");
	is_close("UUID=5b1c9b5e-6d1f-4f0a-9c57-0123456789",
		 "  vda2 has UUID=" UUID ", which goes on longer");
	is_close("UUID=5b1c9b5e6d1f4f0a9c570123456789AB",
		 "  vda2 has UUID=" UUID
		 ", which differs in dashes and the like");
	is_close("UUID=5b1c9b5e-6d1f-4f0a-9c57-0123456798ab",
		 "  vda2 has UUID=" UUID ", which differs in two characters");
	is_close("UUID=" UUID "xyz",
		 "  vda2 has UUID=" UUID ", which ends earlier");
	is_close("LABEL=\"root \033\"",
		 "  vda2 has LABEL=Root \\x1b, which differs in upper and lower case");
	is_close("PARTUUID=1234abcd-03",
		 "  vda2 has PARTUUID=1234abcd-02, which differs in one character");
	is_close("PARTLABEL=Linus",
		 "  vda2 has PARTLABEL=Linux, which differs in one character");
	is_close("/dev/disk/by-id/virtio-abc-part3",
		 "  vda2 has /dev/disk/by-id/virtio-abc-part2, which differs in one character");
	ok(!look("UUID=" GUID1 "0"), "nearly the PARTUUID");
	is_str(line(0), "", "is nothing");
	ok(!look("LABEL=x"), "a short label");
	is_str(line(0), "", "is like nothing");
}

static void test_wrong_keys(void)
{
	struct blockdev *dev;

	begin();
	is_close("PARTUUID=" UUID, "  vda2 is root=UUID=" UUID);
	is_close("UUID=1234ABCD-02", "  vda2 is root=PARTUUID=1234abcd-02");
	is_close("LABEL=Linux", "  vda2 is root=PARTLABEL=Linux");
	is_close("PARTLABEL=\"Root \033\"", "  vda2 is root=LABEL=Root \\x1b");
	begin();
	n_devices = 3;
	dev = add("dm-0", "ext4");
	strcpy(dev->dm_name, "vg0-root");
	link_all();
	is_close("LABEL=vg0-root", "  dm-0 is root=/dev/mapper/vg0-root");
}

static struct blockdev *luks(void)
{
	struct blockdev *dev;

	begin();
	n_devices = 3;
	dev = partition("vda", 3, "crypto_LUKS");
	dev->sb.not_fs = true;
	strcpy(dev->sb.uuid, LUKS);
	link_all();
	return dev;
}

static void test_no_file_system(void)
{
	struct blockdev *dev = luks();

	is_close("UUID=" LUKS,
		 "  vda3 is what is meant, but it is a LUKS container, which no hook has opened");
	is_close("/dev/vda3",
		 "  vda3 is what is meant, but it is a LUKS container, which no hook has opened");
	ok(!look("LABEL=gone"), "with another label: nothing is close");
	is_str(line(0),
	       "  vda3 is a LUKS container, which no hook has opened: it may be in there",
	       "but that is possible");
	dev->in_use = true;
	is_close("UUID=" LUKS,
		 "  vda3 is what is meant, but it is a part of something else: name that");
	look("LABEL=gone");
	is_str(line(0), "", "what was opened is no riddle");

	dev->in_use = false;
	dev->sb.type = "swap";
	is_close("UUID=" LUKS,
		 "  vda3 is what is meant, but it is a swap area");
	look("LABEL=gone");
	is_str(line(0), "", "nothing is in a swap area");
	dev->sb.type = "bcache";
	is_close("UUID=" LUKS,
		 "  vda3 is what is meant, but it is bcache, and no file system");
	dev->size = 0;
	is_close("/dev/vda3",
		 "  vda3 is what is meant, but it has no medium, or is not started");
	dev->size = 1;
	dev->internal = true;
	look("UUID=" LUKS);
	is_str(line(0), "", "an inner layer is not named");
}

static void test_members(void)
{
	struct blockdev *dev = luks();

	dev->sb.type = "linux_raid_member";
	dev->sb.is_member = true;
	dev->group = &array;
	array = (struct group){ .type = "linux_raid_member", .members = 2 };
	array.present = 1;
	look("LABEL=gone");
	is_str(line(0),
	       "  vda3 is a member of an md array, which is incomplete: it may be in there",
	       "half an array");
	array.present = 2;
	look("LABEL=gone");
	is_str(line(0),
	       "  vda3 is a member of an md array, which no hook has started: it may be in there",
	       "an array that nobody has started");
	is_close("UUID=" LUKS,
		 "  vda3 is what is meant, but it is a member of an md array, which no hook has started");
}

/* The group's one volume is on another of its members. */
static void test_active(void)
{
	struct blockdev *pv, *lv;

	begin();
	n_devices = 3;
	pv = partition("vda", 3, "LVM2_member");
	pv->sb.not_fs = pv->sb.is_member = true;
	pv->group = &vg;
	lv = add("dm-0", "ext4");
	strcpy(lv->dm_name, "my--vg-home");
	link_all();
	vg = (struct group){ .type = "LVM2_member", .name = "my-vg" };
	vg.members = vg.present = 1;
	look("LABEL=gone");
	is_str(line(0), "", "what is in a group that is active is known");
	strcpy(lv->dm_name, "my-vg-home");
	look("LABEL=gone");
	is_str(line(0),
	       "  vda3 is a physical volume of LVM, which no hook has started: it may be in there",
	       "of a group \"my\"");
	strcpy(lv->dm_name, "my--vg--2-home");
	look("LABEL=gone");
	ok(line(0)[0], "of a group \"my-vg-2\"");
	strcpy(lv->dm_name, "my--vg");
	look("LABEL=gone");
	ok(line(0)[0], "of none");
	strcpy(lv->dm_name, "my--vg-home");
	lv->internal = true;
	look("LABEL=gone");
	ok(line(0)[0], "a layer of a volume is none");
}

static void test_backups(void)
{
	struct backup backups[] = {
		{ .sb = { .type = "ext4", .uuid = GUID1, .block_size = 1024 },
		  .block = 8193 },
		{ .sb = { .type = "btrfs", .uuid = LUKS, .label = "Pool" } },
	};
	struct blockdev *dev;

	begin();
	dev = boot.devices->next->next;
	dev->backups = backups;
	dev->n_backups = 2;
	dev->sb = (struct superblock){ .type = NULL };
	is_close("UUID=" GUID1,
		 "  vda2 was root=UUID=" GUID1
		 ": its ext4 has lost its superblock, but a whole backup is left. From another system: e2fsck -b 8193 -B 1024 /dev/vda2");
	dev->sb.type = "swap";
	is_close("LABEL=Pool",
		 "  vda2 was root=LABEL=Pool: swap was written over its btrfs, but a whole backup is left. From another system, if nothing of the swap is needed: btrfs rescue super-recover /dev/vda2");
	ok(!look("LABEL=pool"), "labels are exact");
	look("PARTUUID=" GUID1);
	ok(!strstr(words, "was root="), "backups have no PARTUUID");
	backups[0].sb.label[0] = '\0';
	look("LABEL=");
	ok(!strstr(words, "was root="), "an empty label is none");
}

static void test_disks(void)
{
	begin();
	is_close("/dev/vda3",
		 "  vda is there, but has no such partition, only vda1, vda2");
	ok(!look("/dev/sda2"), "another disk: nothing is close");
	is_str(line(0),
	       "  the kernel calls the disks here vda: such names change, UUIDs do not",
	       "but there are others");
	look("/dev/sda");
	ok(strstr(words, "calls the disks here vda"), "a whole disk");

	n_devices = 0;
	add("nvme0n1", NULL);
	link_all();
	is_close("/dev/nvme0n1p2",
		 "  nvme0n1 is there, but has no such partition");
	pool[0].table_damage = "GPT header checksum is wrong";
	is_close("/dev/nvme0n1p2",
		 "  nvme0n1 is there, but has no such partition");
	is_close("UUID=" UUID,
		 "  the partitions of nvme0n1 are not seen: GPT header checksum is wrong");
	pool[0].table_backup = true;
	look("UUID=" UUID);
	ok(strstr(words, "\"gpt\""), "the backup can be taken");

	boot.devices = NULL;
	ok(!look("/dev/sda"), "no disk at all");
	is_str(line(0), "", "nothing to say");
}

static void test_volumes(void)
{
	struct blockdev *dev;

	memset(&boot, 0, sizeof(boot));
	n_devices = 0;
	dev = add("dm-0", "ext4");
	strcpy(dev->dm_name, "my--vg-home");
	dev = add("dm-1", "ext4");
	strcpy(dev->dm_name, "other-root");
	link_all();
	vg = (struct group){ .type = "LVM2_member", .name = "my-vg" };
	vg.members = vg.present = 1;
	boot.groups = &vg;
	is_close("/dev/my-vg/data",
		 "  volume group my-vg is there, but has no such volume active, only home");
	is_close("/dev/mapper/my--vg-data",
		 "  volume group my-vg is there, but has no such volume active, only home");
	is_close("/dev/mapper/my--vg-hone",
		 "  dm-0 has /dev/mapper/my--vg-home, which differs in one character");
	vg.present = 0;
	look("/dev/my-vg/data");
	is_str(line(0), "", "a group that is not there");
}

/* On a second disk, of the type that a root has here. */
static struct blockdev *add_root_partition(void)
{
	struct blockdev *dev;

	begin();
	n_devices = 3;
	dev = partition("vdb", 2, "ext4");
	strcpy(dev->part.type, ROOT_TYPE_X86);
	link_all();
	return dev;
}

static void test_root_partitions(void)
{
	add_root_partition()->part.attributes = UINT64_C(1) << 63;
	is_close("gpt-auto",
		 "  vdb2 is a root partition, but is marked as not to be used unless it is named");
	add_root_partition();
	strcpy(boot.loader_partuuid, GUID1);
	is_close("gpt-auto",
		 "  vdb2 is a root partition, but the boot loader is on another disk: on PARTUUID=" GUID1);
}

static void test_order(void)
{
	begin();
	n_devices = 3;
	for (unsigned int i = 3; i < 9; i++)
		strcpy(partition("vda", i, "ext4")->sb.label, "Bootroom");
	strcpy(pool[7].sb.label, "bootroot");
	strcpy(pool[5].sb.label, "Bootroot");
	link_all();
	is_close("LABEL=BootRoot",
		 "  vda5 has LABEL=Bootroot, which differs in upper and lower case");
	is_str(line(1),
	       "  vda7 has LABEL=bootroot, which differs in upper and lower case",
	       "then the next");
	is_str(line(2),
	       "  vda3 has LABEL=Bootroom, which differs in one character",
	       "the first of those that are less alike");
	is_str(line(3), "", "no more than three");
}

static void test_names(void)
{
	static const struct {
		const char *written, *name;
		enum likeness want;
	} names[] = {
		{ "a", "a", LIKE_SAME },
		{ "", "", LIKE_SAME },
		{ "a", "A", LIKE_CASE },
		{ "a", "", LIKE_NOTHING },
		{ "", "a", LIKE_NOTHING },
		{ "ab", "a-b", LIKE_NOTHING },
		{ "ab-cd", "{AB cd}", LIKE_SIGNS },
		{ "----", "-_ -", LIKE_SIGNS },
		{ "abc", "abcd", LIKE_NOTHING },
		{ "abcd", "Abcdefghijklm", LIKE_LONGER },
		{ "abcdefghijklm", "abcD", LIKE_SHORTER },
		{ "abcd", "abxd", LIKE_NOTHING },
		{ "abcde", "abxde", LIKE_ONE },
		{ "abcde", "abxyz", LIKE_NOTHING },
		{ "abcdefgh", "bcdefghi", LIKE_TWO },
		{ "abcdefgh", "abdcefgh", LIKE_TWO },
		{ "abcdefg", "abdcefg", LIKE_NOTHING },
		{ "abcdefghijkl", "bcdefghijxyz", LIKE_NOTHING },
	};
	char a[400], b[400];

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		is_int(near_name(names[i].written, names[i].name),
		       names[i].want, "<%s> and <%s>", names[i].written,
		       names[i].name);
	memset(a, 'x', sizeof(a));
	memset(b, 'x', sizeof(b));
	b[255] = 'y';
	a[256] = b[256] = '\0';
	is_int(near_name(a, b), LIKE_ONE, "names of 256 bytes");
	a[256] = b[256] = 'x';
	a[257] = b[257] = '\0';
	is_int(near_name(a, b), LIKE_NOTHING, "not of 257");
}

int main(void)
{
	test_typing_errors();
	test_wrong_keys();
	test_no_file_system();
	test_members();
	test_active();
	test_backups();
	test_disks();
	test_volumes();
	test_root_partitions();
	test_order();
	test_names();
	return done_testing();
}
