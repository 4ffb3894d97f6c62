// SPDX-License-Identifier: GPL-2.0-only
/*
 * Formats that are known by name only, and members of arrays of adapters: the
 * marks that libblkid looks for, written here, and with a byte changed.
 */
#include "../tap.h"
#include "bytes.h"
#include "probe/probe.h"
#include "sample.h"

#define SIZE 4194304

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
	if (!sb.type)
		is_int(probe_rare(&m.image, &sb), 0, "the rare ones, too");
	return sb.type;
}

enum { FS, OTHER, MEMBER };

#define PROMISE "Promise Technology, Inc.", "promise_fasttrack_raid_member"

static const struct {
	unsigned int at, len;
	const char *magic, *type;
	int kind;
} marks[] = {
	{ 0, 8, "dmvdo001", "vdo", OTHER },
	{ 0, 22, "bluestore block device", "ceph_bluestore", OTHER },
	{ 0, 8, "DRBDdlh*", "drbdproxy_datalog", OTHER },
	{ 0, 10, "$DRBDmgr=q", "drbdmanage_control_volume", OTHER },
	{ 0, 4, "SnAp", "DM_snapshot_cow", OTHER },
	{ 0, 4, "\xfe\xed\xba\xbe", "xfs_external_log", OTHER },
	{ 0, 4, "UBI#", "ubi", OTHER },
	{ 0, 4, "HM\1", "LVM1_member", MEMBER },
	{ 3, 8, "-FVE-FS-", "BitLocker", OTHER },
	{ 3, 5, "ReFS", "ReFS", FS },
	{ 28, 8, "\0\0\0\0NXSB", "apfs", FS },
	{ 32, 8, "ORCLDISK", "oracleasm", OTHER },
	{ 32, 4, "1SFB", "befs", FS },
	{ 544, 4, "BFS1", "befs", FS },
	{ 516, 16, "!Stra0tis\x86\xff\2^Arh", "stratis", MEMBER },
	{ 1024, 4, "H+\0\4", "hfsplus", FS },
	{ 1024, 4, "\xf5\xfc\1\xa5", "vxfs", FS },
	{ 4096, 4, "SPB5", "nss", FS },
	{ 8192, 4, "\xa5\1\xfc\xf5", "vxfs", FS },
	{ 8192, 6, "OCFSV2", "ocfs2", FS },
	{ 9564, 4, "\x19\1\x54\x19", "ufs", FS },
	{ 65536, 7, "ReIsEr4", "reiser4", FS },
	{ SIZE - 512, 6, "$XIDE$", "lsi_mega_raid_member", OTHER },
	{ SIZE - 512, 4, "\x37\xfc\x4d\x1e", "adaptec_raid_member", OTHER },
	{ SIZE - 1024, 6, "NVIDIA", "nvidia_raid_member", OTHER },
	{ SIZE - 5632, 4, "\xf3\x16\x78\x5a", "hpt45x_raid_member", OTHER },
	{ 4640, 4, "\xfd\x16\x78\x5a", "hpt37x_raid_member", OTHER },
	{ 1048576, 4, "\x0d\xd0\1\xc0", "VMFS_volume_member", MEMBER },
	{ 2097152, 4, "\x5e\xf1\xab\x2f", "VMFS", FS },
	{ SIZE - 16 * 512, 24, PROMISE, OTHER },
	{ SIZE - 951 * 512, 24, PROMISE, OTHER },
	{ SIZE - 3087 * 512, 24, PROMISE, OTHER },
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

/* What more of them is known than their names. */
static void test_fields(void)
{
	static const uint8_t uuid[16] = {
		0x5b, 0x1c, 0x9b, 0x5e, 0x6d, 0x1f, 0x4f, 0x0a,
		0x9c, 0x57, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab,
	};

	empty();
	memcpy(disk + 32, "NXSB", 4);
	memcpy(disk + 72, uuid, 16);
	is_str(probe(), "apfs", "APFS");
	is_str(sb.uuid, "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab", "its UUID");
	disk[28] = 11;
	is_str(probe(), NULL, "another object of one");

	empty();
	put_le32(disk + 2097152, 0x2fabf15e);
	disk[2097152 + 8] = 14;
	memcpy(disk + 2097152 + 9, uuid, 16);
	strcpy((char *)disk + 2097152 + 29, "datastore1");
	is_str(probe(), "VMFS", "VMFS");
	is_str(sb.uuid, "5e9b1c5b-0a4f1f6d-579c-0123456789ab", "its UUID");
	is_str(sb.label, "datastore1", "its label");
	is_str(sb.version, "14", "its version");
	put_le32(disk + 1048576, 0xc001d00d);
	put_le32(disk + 1048576 + 4, 5);
	strcpy((char *)disk + 1048576 + 532,
	       "4da4f5c5-1a2b3c4d-5e6f-0123456789abcd");
	is_str(probe(), "VMFS_volume_member", "the member goes before it");
	is_str(sb.uuid, "4da4f5c5-1a2b3c4d-5e6f-0123456789ab", "its UUID");
	is_str(sb.version, "5", "its version");
	m.bad_byte = 1048576;
	is_int(probe_rare(&m.image, &sb), -EIO, "a bad sector");
	is_str(sb.type, NULL, "so nothing is known");
}

static void test_hfs(void)
{
	uint8_t *s = disk + 1024;

	empty();
	memcpy(s, "BD", 2);
	is_str(probe(), NULL, "two bytes are not enough");
	s[18] = 1;
	s[22] = 2;
	is_str(probe(), "hfs", "HFS");
	memcpy(s + 36, "\7a label and what was there before", 34);
	is_str(probe(), "hfs", "HFS");
	is_str(sb.label, "a label", "with a label");
	s[36] = 28;
	is_str(probe(), NULL, "which is longer than there is room");
	s[36] = 0;
	s[23] = 1;
	is_str(probe(), NULL, "blocks of what is no sector");
	s[23] = 0;
	memcpy(s + 124, "H+", 2);
	is_str(probe(), "hfsplus", "an HFS+ in it");
}

/* A partition that ends where the disk does. */
static void test_partition(void)
{
	empty();
	memcpy(disk + SIZE - 1024, "NVIDIA", 6);
	m.image.is_partition = true;
	is_str(probe(), NULL, "no adapter made it a member");
	memcpy(disk + SIZE - 16 * 512, "Promise Technology, Inc.", 24);
	is_str(probe(), NULL, "nor this one");

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

static void swap_16(uint8_t *b, size_t len)
{
	uint8_t first;

	for (; len; len -= 2, b += 2) {
		first = b[0];
		b[0] = b[1];
		b[1] = first;
	}
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
	is_str(sb.version, "1", "of the first version");
	is_str(sb.damage, NULL, "no damage");
	put_le16(s, 9000);
	is_str(probe(), NULL, "a map that is too small");
	put_le16(s, 64);
	swap_16(s, 18);
	is_str(probe(), "minix", "one of a machine of the other byte order");
	is_str(sb.damage,
	       "file system is that of a machine of the other byte order",
	       "which Linux does not read");
	is_str(sb.version, "1", "its version");

	empty();
	put_le16(s + 24, 0x4d5a);
	put_le32(s, 64);
	put_le16(s + 6, 1);
	put_le16(s + 8, 1);
	put_le16(s + 10, 6);
	put_le32(s + 20, 200);
	is_str(probe(), "minix", "the third version");
	is_str(sb.version, "3", "is called that");
	/* The words of 4 bytes have their halves in the other order, too. */
	swap_16(s, 26);
	memcpy(s + 2, "\0\x40", 2);
	memcpy(s, "\0", 2);
	memcpy(s + 20, "\0\0\0\xc8", 4);
	is_str(probe(), "minix", "the third, other byte order");
	is_str(sb.version, "3", "is called that");
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
	test_fields();
	test_partition();
	test_hfs();
	test_minix();
	test_either();
	return done_testing();
}
