// SPDX-License-Identifier: GPL-2.0-only
/*
 * Formats that are known by name only, and members of arrays of adapters: the
 * marks that libblkid looks for, written here, and with a byte changed.
 */
#include "../tap.h"
#include "bytes.h"
#include "probe/probe.h"
#include "sample.h"

#define SIZE 262144

static uint8_t disk[SIZE];
static struct memory_image m;
static struct superblock sb;

static void empty(void)
{
	memset(disk, 0, sizeof(disk));
	memory_image(&m, sizeof(disk), 512);
	m.head = disk;
	m.head_size = sizeof(disk);
}

static const char *probe(void)
{
	memset(&sb, 0xee, sizeof(sb));
	is_int(probe_superblock(&m.image, &sb), 0, "probed");
	return sb.type;
}

enum { FS, OTHER, MEMBER };

static const struct {
	unsigned int at, len;
	const char *magic, *type;
	int kind;
} marks[] = {
	{ 0, 8, "dmvdo001", "vdo", OTHER },
	{ 0, 22, "bluestore block device", "ceph_bluestore", OTHER },
	{ 0, 4, "\xfe\xed\xba\xbe", "xfs_external_log", OTHER },
	{ 0, 4, "UBI#", "ubi", OTHER },
	{ 0, 4, "HM\1", "LVM1_member", MEMBER },
	{ 3, 8, "-FVE-FS-", "BitLocker", OTHER },
	{ 516, 16, "!Stra0tis\x86\xff\2^Arh", "stratis", MEMBER },
	{ 1024, 4, "H+\0\4", "hfsplus", FS },
	{ 8192, 6, "OCFSV2", "ocfs2", FS },
	{ 9564, 4, "\x19\1\x54\x19", "ufs", FS },
	{ 65536, 7, "ReIsEr4", "reiser4", FS },
	{ SIZE - 512, 6, "$XIDE$", "lsi_mega_raid_member", OTHER },
	{ SIZE - 512, 4, "\x37\xfc\x4d\x1e", "adaptec_raid_member", OTHER },
	{ SIZE - 1024, 6, "NVIDIA", "nvidia_raid_member", OTHER },
	{ SIZE - 5632, 4, "\xf3\x16\x78\x5a", "hpt45x_raid_member", OTHER },
	{ 4640, 4, "\xfd\x16\x78\x5a", "hpt37x_raid_member", OTHER },
	{ SIZE - 4036, 4, "\x83\x74\2\x6b", "drbd", MEMBER },
	{ SIZE - 4036, 4, "\x83\x74\2\x6d", "drbd", MEMBER },
	{ 0 },
};

static void test_marks(void)
{
	size_t i;

	for (i = 0; marks[i].type; i++) {
		empty();
		memcpy(disk + marks[i].at, marks[i].magic, marks[i].len);
		is_str(probe(), marks[i].type, "%s", marks[i].type);
		is_int(sb.not_fs, marks[i].kind != FS, "to be mounted?");
		is_int(sb.is_member, marks[i].kind == MEMBER, "a member?");
		disk[marks[i].at + marks[i].len - 1] ^= 0x80;
		is_str(probe(), NULL, "not %s", marks[i].type);
	}
}

/* Those of few bytes have a sum of them all. */
static void test_sums(void)
{
	uint8_t *last = disk + SIZE - 512;

	empty();
	memcpy(last, "\x55\xaa\1abc", 6);
	last[50] = (0x55 + 0xaa + 1 + 'a' + 'b' + 'c') & 0xff;
	is_str(probe(), "via_raid_member", "VIA");
	last[20]++;
	is_str(probe(), NULL, "another sum");

	empty();
	memcpy(last, "JM\1\2", 4);
	put_le16(last + 4, (uint16_t) - (0x4d4a + 0x0201));
	is_str(probe(), "jmicron_raid_member", "JMicron");
	last[127]++;
	is_str(probe(), NULL, "another sum");

	empty();
	put_le32(last + 96, 0x2f000000);
	put_le16(last + 318, (uint16_t)-0x2f00);
	is_str(probe(), "silicon_medley_raid_member", "Silicon Image");
	last[200]++;
	is_str(probe(), NULL, "another sum");
}

/* A partition that ends where the disk does. */
static void test_partition(void)
{
	empty();
	memcpy(disk + SIZE - 1024, "NVIDIA", 6);
	m.image.is_partition = true;
	is_str(probe(), NULL, "no adapter made it a member");

	empty();
	memcpy(disk + SIZE - 4036, "\x83\x74\2\x6b", 4);
	put_le16(disk + 510, 0xaa55);
	disk[450] = 0x83;
	put_le32(disk + 454, 64);
	put_le32(disk + 458, SIZE / 512 - 64);
	is_str(probe(), NULL, "DRBD is on the partition, not on the disk");
	put_le32(disk + 458, SIZE / 512 - 64 - 8);
	is_str(probe(), "drbd", "behind it");
}

static void test_minix(void)
{
	uint8_t *s = disk + 1024;

	empty();
	put_le16(s + 16, 0x138f);
	is_str(probe(), NULL, "two bytes are not enough");
	put_le16(s, 64);
	put_le16(s + 2, 200);
	put_le16(s + 4, 1);
	put_le16(s + 6, 1);
	put_le16(s + 8, 3);
	is_str(probe(), NULL, "maps that are not where they are");
	put_le16(s + 8, 6);
	is_str(probe(), "minix", "a MINIX file system");
	put_le16(s, 9000);
	is_str(probe(), NULL, "a map that is too small");
}

/* ext's two bytes in the FAT of a small disk. */
static void test_either(void)
{
	static const uint8_t fat[] = {
		0xeb, 0x3c, 0x90, 'm', 'k', 'f', 's', '.', 'f', 'a',
		't',  0,    2,	  1,   1,   0,	 2,   32,  0,	0,
		2,    0xf8, 6,	  0,   32,  0,	 2,   0,   0,	0,
	};

	empty();
	memcpy(disk, fat, sizeof(fat));
	put_le16(disk + 510, 0xaa55);
	is_str(probe(), "vfat", "a FAT");
	put_le16(disk + 1024 + 56, 0xef53);
	put_le32(disk + 1024 + 24, 0x01020304);
	is_str(probe(), "vfat", "and two bytes of ext's");
	disk[510] = 0;
	is_str(probe(), "ext2", "no FAT");
	is_str(sb.damage, "superblock has an impossible block size", "but");
}

int main(void)
{
	test_marks();
	test_sums();
	test_partition();
	test_minix();
	test_either();
	return done_testing();
}
