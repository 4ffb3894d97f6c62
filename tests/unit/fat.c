// SPDX-License-Identifier: GPL-2.0-only
/* FAT, exFAT and NTFS: labels in directories, and boot sectors that lie. */
#include "bytes.h"
#include "whole_image.h"

#define MIB 1048576ULL

static void label_is(const char *type, const char *label, const char *what)
{
	is_str(probe(), type, "%s: type", what);
	is_str(sb.damage, NULL, "%s: no damage", what);
	is_str(sb.label, label, "%s: label", what);
}

/* Of a FAT12 or FAT16. */
static uint8_t *root_directory(void)
{
	return raw + (get_le16(raw + 14) + raw[16] * get_le16(raw + 22)) * 512;
}

static void put_entry(uint8_t *e, const char *name, uint8_t attributes)
{
	memset(e, 0, 32);
	memcpy(e, name, 11);
	e[11] = attributes;
}

static void test_labels(void)
{
	uint8_t *root;

	load("fat12");
	root = root_directory();
	ok(!memcmp(root, "BOOT DISK  ", 11), "the label is where we look");
	put_entry(root, "\xe5OOT DISK  ", 0x08);
	put_entry(root + 32, "A\0b\0c\0d\0e\0f", 0x0f);
	put_entry(root + 64, "FILE    TXT", 0x20);
	put_entry(root + 96, "OTHER      ", 0x28);
	label_is("vfat", "OTHER", "behind other entries");
	root[64] = 0;
	label_is("vfat", "", "not behind the end, nor in the boot sector");
	root[64] = 'F';
	put_le16(root + 96 + 26, 5);
	label_is("vfat", "", "what has a cluster is none");
	put_le16(root + 96 + 26, 0);
	root[96 + 11] = 0x18;
	label_is("vfat", "", "nor is a folder");
	raw[38] = 0x28;
	probe();
	is_str(sb.uuid, "1234-ABCD", "a serial number in an old boot sector");
	raw[38] = 0;
	probe();
	is_str(sb.uuid, "", "neither in an older one");
	put_entry(root, "\005BC        ", 0x08);
	label_is("vfat",
		 "\xe5"
		 "BC",
		 "a letter that is written another way");
	m.bad_byte = (uint64_t)(root - raw);
	is_int(probe_superblock(&m.image, &sb), -EIO, "bad directory");
	is_str(sb.type, NULL, "nothing found");
}

static void test_chain(void)
{
	uint32_t reserved, cluster, i;
	uint8_t *fat, *data;

	load("fat32");
	is_int(raw[13], 1, "clusters of a sector");
	cluster = get_le32(raw + 44);
	reserved = get_le16(raw + 14);
	fat = raw + reserved * 512;
	data = raw + (reserved + raw[16] * get_le32(raw + 36)) * 512 - 2 * 512;
	for (i = 0; i < 512; i += 32)
		put_entry(data + cluster * 512 + i, "FILE    TXT", 0x20);
	put_le32(fat + 4 * cluster, 0xf0000009);
	put_entry(data + 9 * 512, "NEXT       ", 0x08);
	label_is("vfat", "NEXT", "in the next cluster");

	data[9 * 512 + 11] = 0x20;
	for (i = 32; i < 512; i += 32)
		put_entry(data + 9 * 512 + i, "FILE    TXT", 0x20);
	put_le32(fat + 4 * 9, cluster);
	m.reads = 0;
	label_is("vfat", "", "a ring of clusters");
	ok(m.reads < 600, "which ends");
	put_le32(fat + 4 * 9, 0x0ffffff8);
	label_is("vfat", "", "the end of the chain");
	put_le32(fat + 4 * 9, 1);
	label_is("vfat", "", "a cluster that is none");
	put_le32(raw + 44, 0x0fffffff);
	label_is("vfat", "", "no root directory");
}

/* Each makes a boot sector of something that is none of a FAT. */
static void test_fat_geometry(void)
{
	static const struct {
		unsigned int at, len, value;
		const char *what;
	} broken[] = {
		{ 11, 2, 0, "no sector size" },
		{ 11, 2, 513, "an odd sector size" },
		{ 11, 2, 8192, "too large a sector" },
		{ 13, 1, 0, "no cluster size" },
		{ 13, 1, 3, "an odd cluster size" },
		{ 14, 2, 0, "no reserved sector" },
		{ 16, 1, 0, "no FAT" },
		{ 16, 1, 5, "many FATs" },
		{ 17, 2, 0, "no root directory" },
		{ 19, 2, 8, "no room for clusters" },
		{ 21, 1, 0xf1, "no medium" },
		{ 22, 2, 0, "a FAT without sectors" },
	};
	size_t i;

	for (i = 0; i < sizeof(broken) / sizeof(*broken); i++) {
		load("fat12");
		if (broken[i].len == 1)
			raw[broken[i].at] = broken[i].value;
		else
			put_le16(raw + broken[i].at, broken[i].value);
		is_str(probe(), NULL, "%s", broken[i].what);
	}
	load("fat12");
	raw[510] = 0;
	is_str(probe(), "vfat", "no end of a boot sector, but a name");
	memset(raw + 54, ' ', 8);
	is_str(probe(), NULL, "neither");
	raw[510] = 0x55;
	is_str(probe(), "vfat", "an end, but no name");
	raw[0] = 0x33;
	is_str(probe(), NULL, "no jump");
	raw[0] = 0xeb;
	memcpy(raw + 54, "HPFS    ", 8);
	is_str(probe(), NULL, "another name");
	load("fat32");
	put_le32(raw + 36, 1);
	is_str(probe(), NULL, "a FAT32 of more clusters than its FAT has");
	load("fat32");
	put_le16(raw + 17, 512);
	is_str(probe(), NULL, "a FAT32 with another root directory");
}

static void sign_exfat(void)
{
	uint32_t sum = 0, i;

	for (i = 0; i < 11 * 512; i++)
		if (i != 106 && i != 107 && i != 112)
			sum = (sum << 31 | sum >> 1) + raw[i];
	for (i = 0; i < 512; i += 4)
		put_le32(raw + 11 * 512 + i, sum);
}

static void test_exfat(void)
{
	uint8_t *root;
	uint32_t cluster;

	load("exfat");
	raw[107] = 2;
	raw[112] = 99;
	label_is("exfat", "exFAT ä", "what changes is not in the checksum");
	raw[1000] ^= 1;
	damaged("exfat", "checksum of the boot sectors is wrong");
	sign_exfat();
	label_is("exfat", "exFAT ä", "checksum right again");

	cluster = get_le32(raw + 96);
	root = raw + get_le32(raw + 88) * 512 +
	       (cluster - 2) * (512ULL << raw[109]);
	is_int(root[0], 0x83, "the label is where we look");
	root[0] = 0x85;
	memcpy(root + 96, root, 32);
	root[96] = 0x83;
	root[97] = 200;
	memset(root + 98, 'a', 30);
	probe();
	is_int(strlen(sb.label), 11 * 3, "a label of more than 11 units");
	root[0] = 0;
	label_is("exfat", "", "not behind the end");

	load("exfat");
	put_le32(raw + 96, 1);
	sign_exfat();
	label_is("exfat", "", "no root directory");
	put_le32(raw + 96, 0xffffffff);
	sign_exfat();
	label_is("exfat", "", "far behind the end");
	raw[108] = 13;
	damaged("exfat", "superblock has an impossible sector size");
	raw[108] = 9;
	raw[109] = 17;
	damaged("exfat", "superblock has an impossible sector size");
	load("exfat");
	put_le64(raw + 72, 0);
	sign_exfat();
	damaged("exfat", "superblock has an impossible size");
	load("exfat");
	m.bad_byte = 11 * 512;
	is_int(probe_superblock(&m.image, &sb), -EIO, "bad sector 11");
	m.image.size = m.head_size = 4096;
	m.bad_byte = UINT64_MAX;
	damaged("exfat", "file system is larger than its device");
}

/* A root directory whose first cluster is full of files. */
static void test_exfat_chain(void)
{
	uint32_t cluster, count, in_cluster, i;
	uint8_t *fat, *data, *root;

	load("exfat");
	cluster = get_le32(raw + 96);
	count = get_le32(raw + 92);
	in_cluster = (512u << raw[109]) / 32;
	fat = raw + get_le32(raw + 80) * 512;
	data = raw + get_le32(raw + 88) * 512 - 2 * (512ULL << raw[109]);
	root = data + cluster * (512ULL << raw[109]);
	for (i = 1; i < in_cluster; i++) {
		memcpy(root + i * 32, root, 32);
		root[i * 32] = 0x85;
	}
	/* The label is in the cluster behind it, which the FAT says is next. */
	memcpy(data + (cluster + 1) * (512ULL << raw[109]), root, 32);
	root[0] = 0x85;
	put_le32(fat + 4 * cluster, cluster + 1);
	label_is("exfat", "exFAT ä", "in the next cluster");
	put_le32(fat + 4 * cluster, 0xffffffff);
	label_is("exfat", "", "no next cluster");
	put_le32(fat + 4 * cluster, count + 2);
	label_is("exfat", "", "a next one behind the last");
	put_le32(fat + 4 * cluster, cluster);
	label_is("exfat", "", "clusters in a circle");
	m.bad_byte = (uint64_t)(fat + 4 * cluster - raw);
	is_int(probe_superblock(&m.image, &sb), -EIO, "bad FAT");
	m.bad_byte = (uint64_t)(root + 64 - raw);
	is_int(probe_superblock(&m.image, &sb), -EIO, "bad directory");
	m.bad_byte = UINT64_MAX;
	/* Where the device ends before the FAT does. */
	put_le32(raw + 80, 0x7fffffff);
	sign_exfat();
	label_is("exfat", "", "a FAT behind the end");
}

static void test_ntfs(void)
{
	uint8_t *record, *a;
	uint64_t mft;

	load("ntfs");
	mft = get_le64(raw + 48) * raw[13] * 512;
	record = raw + mft + 3 * 1024;
	ok(!memcmp(record, "FILE", 4), "the record is where we look");
	for (a = record + get_le16(record + 20); get_le32(a) != 0x60;
	     a += get_le32(a + 4))
		;
	put_le32(a + 16, 0xffffffff);
	label_is("ntfs", "", "a label of any length");
	put_le32(a + 16, 4);
	put_le16(a + 20, 0xffff);
	label_is("ntfs", "", "a label anywhere");
	put_le16(a + 20, 0x8000);
	put_le32(a + 4, 0x10000);
	label_is("ntfs", "", "in an attribute of any length");
	put_le32(a, 0x50);
	put_le32(a + 4, 0);
	label_is("ntfs", "", "an attribute of no length");
	put_le32(a + 4, 0xffffffff);
	label_is("ntfs", "", "of any length");
	put_le16(record + 20, 0xffff);
	label_is("ntfs", "", "attributes anywhere");
	record[0] = 'B';
	label_is("ntfs", "", "no record");
	put_le64(raw + 48, UINT64_MAX / 4096);
	label_is("ntfs", "", "no MFT");

	load("ntfs");
	raw[64] = 0;
	label_is("ntfs", "", "records of nothing");
	raw[64] = 0x81;
	label_is("ntfs", "", "records of much");
	raw[64] = 0x7f;
	label_is("ntfs", "", "records of many clusters");
	raw[64] = 0xfe;
	memcpy(raw + mft + 12, "FILE", 4);
	label_is("ntfs", "", "records of 4 bytes");
	raw[64] = 0xf6;
	put_le64(raw + 48, get_le64(raw + 48) + (1ULL << 52));
	label_is("ntfs", "", "where the place of the MFT overflows");
	raw[64] = 0xe0;
	label_is("ntfs", "", "records of 4 GiB");

	load("ntfs");
	raw[13] = 0;
	damaged("ntfs", "superblock has an impossible cluster size");
	raw[13] = 0x80;
	put_le16(raw + 11, 3);
	damaged("ntfs", "superblock has an impossible cluster size");
	put_le16(raw + 11, 512);
	raw[13] = 0x81;
	damaged("ntfs", "superblock has an impossible cluster size");
	/* 8 sectors, as a power of two. */
	load("ntfs");
	raw[13] = 256 - 3;
	label_is("ntfs", "Windows ä", "clusters as a power of two");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_labels();
	test_chain();
	test_fat_geometry();
	test_exfat();
	test_exfat_chain();
	test_ntfs();
	free(raw);
	return done_testing();
}
