// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the makers of many formats made, as it is and broken: for each format
 * what its superblock can say that is wrong, and what is no damage.
 */
#include "bytes.h"
#include "crc32.h"
#include "crc32c.h"
#include "whole_image.h"

#define UUID "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab"
#define MIB  1048576ULL

static const struct made made[] = {
	{ "swap-4k", "swap", UUID, "swap space", MIB },
	{ "swap-64k", "swap", UUID, "", MIB },
	{ "xfs", "xfs", UUID, "twelve-bytes", 32 * MIB },
	{ "xfs-4k", "xfs", UUID, "", 32 * MIB },
	{ "xfs-v4", "xfs", UUID, "root", 32 * MIB },
	{ "btrfs", "btrfs", UUID, "a label", 128 * MIB },
	{ "btrfs-xxhash", "btrfs", UUID, "", 128 * MIB },
	{ "btrfs-sha256", "btrfs", UUID, "", 128 * MIB },
	{ "btrfs-blake2", "btrfs", UUID, "", 128 * MIB },
	{ "f2fs", "f2fs", UUID, "Wurzel ä", 64 * MIB },
	{ "f2fs-csum", "f2fs", UUID, "", 64 * MIB },
	{ "fat12", "vfat", "1234-ABCD", "BOOT DISK", 2 * MIB },
	{ "fat16", "vfat", "1234-ABCD", "", 16 * MIB },
	{ "fat32", "vfat", "1234-ABCD", "EFI", 40 * MIB },
	{ "fat32-4k", "vfat", "1234-ABCD", "ROOT", 300 * MIB },
	{ "exfat", "exfat", NULL, "exFAT ä", 8 * MIB },
	{ "exfat-none", "exfat", NULL, "", 8 * MIB },
	{ "ntfs", "ntfs", NULL, "Windows ä", 2 * MIB - 512 },
	{ "ntfs-4k", "ntfs", NULL, "", 4 * MIB - 4096 },
	{ "nilfs2", "nilfs2", NULL, "a log", 8 * MIB },
	{ "jfs", "jfs", NULL, "sixteen-bytes-ok", 15515648 },
	{ "reiserfs", "reiserfs", UUID, "reiser", 40 * MIB },
	{ "reiserfs-3.5", "reiserfs", "", "", 40 * MIB },
	{ "udf-512", "udf", "0123456789abcdef", "UDF ä", 0 },
	{ "udf-2048", "udf", "0123456789abcdef", "光", 0 },
	{ "udf-4096", "udf", "1234567839307879", "LinuxUDF", 0 },
	{ "udf-name", "udf", "6e6f206469676974", "LinuxUDF", 0 },
	{ "squashfs", "squashfs", "", "", 0 },
	{ "erofs", "erofs", UUID, "", 8192 },
	{ "erofs-plain", "erofs", UUID, "", 8192 },
	{ "cramfs", "cramfs", "", "a name", 0 },
	{ "romfs", "romfs", "", "a name", 0 },
	{ "iso", "iso9660", NULL, "A_LONG_LABEL_OF_NEARLY_ALL_BYTES", 0 },
	{ "iso-joliet", "iso9660", NULL, "Debian 12.0.0 amd64 n", 0 },
	{ "verity", "DM_verity_hash", UUID, "", 0 },
	{ "integrity", "DM_integrity", "", "", 0 },
	{ "bcache", "bcache", NULL, "", 0 },
	{ "bcache-cache", "bcache", NULL, "", 0 },
	{ "bcachefs", "bcachefs", UUID, "a label", 0 },
	{ "zfs", "zfs_member", "12345678901234567890", "tank", 0 },
};

/* Less of it is there than its superblock says. */
static void cut(const char *name, const char *type, const char *damage)
{
	load(name);
	probe();
	if (sb.size)
		m.image.size = m.head_size = sb.size - 1;
	damaged(type, damage);
}

#define LARGER "file system is larger than its device"
#define BLOCK  "superblock has an impossible block size"

static void test_made(void)
{
	size_t i;

	for (i = 0; i < sizeof(made) / sizeof(*made); i++)
		made_check(&made[i], &sb);

	cut("swap-4k", "swap", "swap area is larger than its device");
	cut("xfs", "xfs", LARGER);
	cut("btrfs", "btrfs", LARGER);
	cut("f2fs", "f2fs", LARGER);
	/* Linux mounts these, as far as they go. */
	cut("fat12", "vfat", NULL);
	cut("fat32", "vfat", NULL);
	cut("iso", "iso9660", NULL);
	cut("exfat", "exfat", LARGER);
	cut("ntfs", "ntfs", LARGER);
	cut("nilfs2", "nilfs2", LARGER);
	cut("jfs", "jfs", LARGER);
	cut("reiserfs", "reiserfs", LARGER);
	cut("squashfs", "squashfs", LARGER);
	cut("erofs", "erofs", LARGER);
	cut("romfs", "romfs", LARGER);
	load("cramfs");
	raw[8] |= 1; /* says its size */
	put_le32(raw + 4, 4097 * 2);
	m.image.size = m.head_size = 4096;
	damaged("cramfs", LARGER);
}

static void test_swap(void)
{
	static const char *const suspended[] = {
		"S1SUSPEND",
		"S2SUSPEND",
		"ULSUSPEND",
		"LINHIB0001",
	};
	size_t i;

	for (i = 0; i < 4; i++) {
		load("swap-4k");
		memset(raw + 4086, 0, 10);
		memcpy(raw + 4086, suspended[i], strlen(suspended[i]));
		whole("swsuspend", suspended[i]);
		is_str(sb.uuid, UUID, "UUID of the swap area");
		ok(sb.not_fs, "is no file system");
	}
	load("swap-4k");
	ok(!strcmp(probe(), "swap") && sb.not_fs, "swap is no file system");
	put_le32(raw + 1024, 0x01000000);
	damaged("swap",
		"swap area is that of a machine of the other byte order");
	put_le32(raw + 1024, 2);
	damaged("swap", "swap area has an unknown version");
	memset(raw + 4086, 0, 10);
	is_str(probe(), NULL, "no magic");
	memcpy(raw + 16374, "SWAPSPACE2", 10);
	put_le32(raw + 1024, 1);
	put_le32(raw + 1028, 1048576 / 16384 - 1);
	whole("swap", "pages of 16 KiB");
	is_int(sb.size, MIB, "which its size is in");
}

static void test_xfs(void)
{
	load("xfs");
	raw[108] = 'T';
	damaged("xfs", WRONG);
	is_str(sb.label, "Twelve-bytes", "label all the same");
	load("xfs-v4");
	raw[108] = 'R';
	whole("xfs", "version 4 has none");
	load("xfs-4k");
	raw[4095] ^= 1;
	damaged("xfs", WRONG);
	m.bad_byte = 4095;
	is_int(probe_superblock(&m.image, &sb), -EIO, "bad end of the sector");
	load("xfs");
	raw[7] = 1;
	damaged("xfs", BLOCK);
	raw[7] = 0;
	raw[6] = 1;
	damaged("xfs", BLOCK);
	load("xfs");
	raw[103] = 1;
	damaged("xfs", "superblock has an impossible sector size");
	load("xfs");
	memset(raw + 8, 0xff, 8);
	damaged("xfs", SIZE);
	memset(raw + 8, 0, 8);
	damaged("xfs", SIZE);
	/* Its sector is larger than what is there. */
	load("xfs");
	raw[15] = 1;
	memset(raw + 8, 0, 7);
	raw[102] = 0x40;
	raw[103] = 0;
	m.image.size = m.head_size = 4096;
	damaged("xfs", WRONG);
}

static void test_btrfs(void)
{
	static const char *const sums[] = { "btrfs-xxhash", "btrfs-sha256",
					    "btrfs-blake2" };
	uint8_t *s;
	size_t i;

	load("btrfs");
	s = raw + 65536;
	whole("btrfs", "one device");
	is_int(sb.group.members, 1, "one device");
	is_int(sb.group.index, 0, "the first");
	ok(!sb.is_member && !sb.not_fs, "which can be mounted");
	put_le64(s + 136, 3);
	put_le64(s + 201, 2);
	damaged("btrfs", WRONG);
	put_le32(s, ~crc32c(~0u, s + 32, 4096 - 32));
	whole("btrfs", "one of three");
	is_int(sb.group.members, 3, "three devices");
	is_int(sb.group.index, 1, "the second");
	is_int(sb.group.events, get_le64(s + 72), "generation");
	memset(s + 299, 'l', 256);
	probe();
	is_int(strlen(sb.label), 255, "a label of full length");
	put_le64(s + 48, 65536 + 4096);
	is_str(probe(), NULL, "a copy of another place");

	for (i = 0; i < 3; i++) {
		load(sums[i]);
		whole("btrfs", sums[i]);
		raw[65536 + 4095] ^= 1;
		damaged("btrfs", WRONG);
		is_str(sb.uuid, UUID, "%s: UUID all the same", sums[i]);
	}
	put_le16(raw + 65536 + 196, 4);
	whole("btrfs", "an unknown kind of checksum is not looked at");
}

static void test_f2fs(void)
{
	load("f2fs-csum");
	raw[1024 + 108] ^= 1;
	whole("f2fs", "the copy, if the first is damaged");
	is_str(sb.uuid, UUID, "its UUID");
	raw[1024 + 4096 + 108] ^= 1;
	damaged("f2fs", WRONG);
	load("f2fs-csum");
	raw[1024] ^= 1;
	whole("f2fs", "the copy, if there is no first");
	load("f2fs-csum");
	memset(raw + 1024 + 4096, 0, 4);
	put_le32(raw + 1024 + 32, 3064);
	put_le32(raw + 1024 + 3068, ~crc32(~0xf2f52010, raw + 1024, 3068));
	damaged("f2fs", WRONG);
	put_le32(raw + 1024 + 32, 3068);
	put_le32(raw + 1024 + 3068, ~crc32(~0xf2f52010, raw + 1024, 3068));
	whole("f2fs", "checksum right again");
	load("f2fs");
	put_le32(raw + 1024 + 16, 0xffffffff);
	put_le32(raw + 1024 + 4096 + 16, 17);
	damaged("f2fs", BLOCK);
	load("f2fs");
	put_le64(raw + 1024 + 36, UINT64_MAX);
	put_le64(raw + 1024 + 4096 + 36, 0);
	damaged("f2fs", SIZE);
	/* The blocks are those of all its devices. */
	load("f2fs");
	memset(raw + 1024 + 4096, 0, 4);
	put_le64(raw + 1024 + 36, 1 << 30);
	damaged("f2fs", LARGER);
	memcpy(raw + 1024 + 2201, "/dev/sda", 9);
	whole("f2fs", "several devices");
	/* 512 units of 3 bytes each. */
	load("f2fs");
	memset(raw + 1024 + 124, 0x22, 1024);
	probe();
	is_int(strlen(sb.label), 255, "as much of a label as there is room");
}

static void test_readonly(void)
{
	load("squashfs");
	raw[28] = 3;
	damaged("squashfs3", "squashfs has a version that Linux does not know");
	memcpy(raw, "sqsh", 4);
	damaged("squashfs3", "squashfs has a version that Linux does not know");
	load("squashfs");
	put_le64(raw + 40, 0);
	damaged("squashfs", SIZE);

	load("erofs");
	raw[1024 + 64] = 'L';
	damaged("erofs", WRONG);
	is_str(sb.label, "L", "label all the same");
	put_le32(raw + 1028, 0);
	put_le32(raw + 1028, crc32c(~0u, raw + 1024, 4096 - 1024));
	whole("erofs", "checksum right again");
	raw[4095] ^= 1;
	damaged("erofs", WRONG);
	load("erofs-plain");
	raw[1024 + 64] = 'L';
	whole("erofs", "without a checksum");
	raw[1024 + 12] = 8;
	damaged("erofs", BLOCK);
	raw[1024 + 12] = 17;
	damaged("erofs", BLOCK);
	/* A block of 512 bytes is behind the first 1024. */
	load("erofs");
	raw[1024 + 12] = 9;
	put_le32(raw + 1024 + 36, 16);
	put_le32(raw + 1028, 0);
	put_le32(raw + 1028, crc32c(~0u, raw + 1024, 512));
	whole("erofs", "small blocks");

	load("cramfs-big");
	damaged("cramfs",
		"file system is that of a machine of the other byte order");
	load("cramfs");
	raw[20] ^= 1;
	is_str(probe(), NULL, "half a cramfs");

	load("romfs");
	raw[40] ^= 1;
	damaged("romfs", WRONG);
	load("romfs");
	memset(raw + 8, 0, 4);
	damaged("romfs", SIZE);
}

static void test_others(void)
{
	load("verity");
	ok(!strcmp(probe(), "DM_verity_hash") && sb.not_fs, "no file system");
	raw[8] = 2;
	damaged("DM_verity_hash", "superblock has an unknown version");

	load("nilfs2");
	raw[1024 + 168] ^= 1;
	is_str(probe(), NULL, "NILFS2 with a wrong checksum is none");
	put_le16(raw + 1024 + 8, 0xffff);
	is_str(probe(), NULL, "nor if that is of too many bytes");

	load("jfs");
	put_le32(raw + 32768 + 40, 2);
	whole("jfs", "not unmounted");
	ok(sb.needs_recovery, "so it needs recovery");
	put_le16(raw + 32768 + 20, 8);
	damaged("jfs", BLOCK);
	put_le16(raw + 32768 + 20, 12);
	put_le16(raw + 32768 + 28, 13);
	damaged("jfs", BLOCK);
	put_le32(raw + 32768 + 4, 3);
	damaged("jfs", "superblock has an unknown version");

	load("reiserfs");
	raw[65536 + 52 + 6] = '3';
	whole("reiserfs", "with its journal elsewhere");
	put_le16(raw + 65536 + 44, 4095);
	damaged("reiserfs", BLOCK);
	load("reiserfs-3.5");
	memset(raw + 65536 + 84, 'x', 32);
	whole("reiserfs", "of the old version");
	is_str(sb.uuid, "", "which has no UUID");
	is_str(sb.label, "", "and no label");
	memcpy(raw + 8192, raw + 65536, 512);
	memset(raw + 65536, 0, 512);
	whole("reiserfs", "at the old place");

	load("zfs");
	ok(!strcmp(probe(), "zfs_member") && sb.is_member && sb.not_fs,
	   "a member");
	raw[16384] = 2;
	is_str(probe(), NULL, "another encoding");
	raw[16384] = 1;
	put_le32(raw + 16384 + 12, 0xffffffff);
	is_str(probe(), NULL, "a pair without an end");
	put_le32(raw + 16384 + 12, 0);
	is_str(probe(), NULL, "no pairs");
	/* A list of devices, say, and then the pair that was the first. */
	load("zfs");
	memmove(raw + 16384 + 12 + 1024, raw + 16384 + 12, 512);
	put_le32(raw + 16384 + 12, 0x00040000);
	whole("zfs_member", "a pair of 1024 bytes");
	is_str(sb.label, "tank", "the name is found behind it");
	load("zfs");
	put_le32(raw + 16384 + 12, 0x08000000);
	put_le32(raw + 16384 + 20, 0x00010000);
	is_str(probe(), NULL, "a pair of 8 bytes");
	load("zfs");
	put_le32(raw + 16384 + 56, 0xffffffff);
	is_str(probe(), NULL, "a name that is longer than its pair");
	put_le32(raw + 16384 + 56, 4 << 24);
	whole("zfs_member", "as it was");
	/* 320 bytes, 300 of them the name, are as much as is ever read. */
	put_le32(raw + 16384 + 48, 0x40010000);
	put_le32(raw + 16384 + 56, 0x2c010000);
	is_str(probe(), NULL, "a name that leaves no room for a value");
	load("zfs");
	m.bad_byte = 16384 + 12;
	is_int(probe_superblock(&m.image, &sb), -EIO, "a bad sector");
}

/* A device that has two signatures is what comes first in table.c. */
static void test_order(void)
{
	static uint8_t first[512];

	load("reiserfs");
	whole("reiserfs", "alone");
	memcpy(raw, "hsqs", 4);
	raw[28] = 4;
	raw[40] = 99;
	whole("squashfs", "made over what is further behind");

	load("ext4-1k");
	memcpy(raw + 4086, "SWAPSPACE2", 10);
	is_str(probe(), "ext4", "ext4 over swap");
	load("fat16");
	memcpy(first, raw, 512);
	load("ext4-1k");
	memcpy(raw, first, 512);
	is_str(probe(), "ext4", "a boot sector of FAT before an ext4");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_made();
	test_swap();
	test_xfs();
	test_btrfs();
	test_f2fs();
	test_readonly();
	test_others();
	test_order();
	free(raw);
	return done_testing();
}
