// SPDX-License-Identifier: GPL-2.0-only
/* What mke2fs made, as it is and broken. blkid is asked for its opinion. */
#include "../tap.h"
#include "crc32c.h"
#include "probe/device.h"
#include "probe/probe.h"
#include "sample.h"

#define UUID "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab"
#define MIB  1048576ULL

static const struct {
	const char *name, *type, *label;
	uint64_t size;
} made[] = {
	{ "ext2-1k", "ext2", "root", 8 * MIB },
	{ "ext2-4k", "ext2", "root", 8 * MIB },
	{ "ext2-rev0", "ext2", "", 8 * MIB },
	{ "ext3-2k", "ext3", "sixteen-bytes-ok", 16 * MIB },
	{ "ext4-1k", "ext4", "größe", 16 * MIB },
	{ "ext4-csum", "ext4", "root", 16 * MIB },
	{ "ext4-64k", "ext4", "root", 64 * MIB },
	{ "jbd-4k", "jbd", "journal", 8 * MIB },
	{ NULL },
};

static void check_blkid(const char *name, const struct superblock *sb)
{
	if (!sample_blkid(name, "TYPE")) {
		skip("no blkid");
		return;
	}
	is_str(sb->type, sample_blkid(name, "TYPE"), "%s: blkid's TYPE", name);
	is_str(sb->uuid, sample_blkid(name, "UUID"), "%s: blkid's UUID", name);
	/* It writes other letters than those of ASCII in a way of its own. */
	if (strcmp(sb->label, "größe"))
		is_str(sb->label, sample_blkid(name, "LABEL"),
		       "%s: blkid's LABEL", name);
}

static void test_made(void)
{
	static struct device_image dev;
	struct superblock sb;
	size_t i;

	for (i = 0; made[i].name; i++) {
		sample_open(&dev, made[i].name, 512);
		memset(&sb, 0xee, sizeof(sb));
		is_int(probe_superblock(&dev.image, &sb), 0, "%s: probed",
		       made[i].name);
		is_str(sb.type, made[i].type, "%s: type", made[i].name);
		is_str(sb.damage, NULL, "%s: no damage", made[i].name);
		is_str(sb.uuid, UUID, "%s: UUID", made[i].name);
		is_str(sb.label, made[i].label, "%s: label", made[i].name);
		is_int(sb.size, made[i].size, "%s: size", made[i].name);
		ok(!sb.needs_recovery, "%s: clean", made[i].name);
		check_blkid(made[i].name, &sb);
		device_close(&dev);
	}
}

static struct sample s;
static uint8_t *const raw = s.head + 1024;
static struct superblock sb;

static void load(const char *name)
{
	sample_load(&s, name, 512);
}

static void checksum(void)
{
	put_le32(raw + 0x3fc, crc32c(~0u, raw, 0x3fc));
}

/* That what can be told is told, in spite of it. */
static void damaged(const char *damage)
{
	is_int(probe_superblock(&s.m.image, &sb), 0, "%s: probed", damage);
	is_str(sb.damage, damage, "%s", damage);
	is_str(sb.type, "ext4", "%s: type", damage);
	is_str(sb.uuid, UUID, "%s: UUID", damage);
}

static void test_checksum(void)
{
	load("ext4-csum");
	raw[0x78] = 'R';
	damaged("superblock checksum is wrong");
	is_str(sb.label, "Root", "label all the same");
	checksum();
	probe_superblock(&s.m.image, &sb);
	is_str(sb.damage, NULL, "checksum right again");

	put_le32(raw + 0x00, 0);
	damaged("superblock checksum is wrong");

	load("ext4-csum");
	raw[0x175] = 2;
	checksum();
	damaged("superblock has an unknown kind of checksum");

	load("ext4-1k");
	raw[0x3ff] ^= 1;
	probe_superblock(&s.m.image, &sb);
	is_str(sb.damage, NULL, "not asked for where there is none");
}

static void test_geometry(void)
{
	load("ext4-1k");
	put_le32(raw + 0x00, 0);
	damaged("superblock says that there are no inodes");

	load("ext4-1k");
	put_le32(raw + 0x04, 0);
	damaged("superblock has an impossible number of blocks");

	load("ext4-1k");
	put_le32(raw + 0x18, 7);
	damaged("superblock has an impossible block size");
	put_le32(raw + 0x18, 0xffffffff);
	damaged("superblock has an impossible block size");

	load("ext4-1k");
	put_le32(raw + 0x20, 0);
	damaged("superblock says that its groups are empty");
	load("ext4-1k");
	put_le32(raw + 0x28, 0);
	damaged("superblock says that its groups are empty");

	load("ext4-1k");
	s.m.image.size -= 1024;
	damaged("file system is larger than its device");
	is_int(sb.size, 16 * MIB, "and how large it is");
	s.m.image.size += 1024;
	probe_superblock(&s.m.image, &sb);
	is_str(sb.damage, NULL, "just as large");
}

static void test_64bit(void)
{
	load("ext4-64k");
	put_le32(raw + 0x150, 1);
	checksum();
	damaged("file system is larger than its device");
	is_int(sb.size, (1ULL << 48) + 64 * MIB, "blocks beyond 32 bits");
	s.m.image.size = 1ULL << 49;
	probe_superblock(&s.m.image, &sb);
	is_str(sb.damage, NULL, "on a device that large");

	s.m.image.size = UINT64_MAX;
	put_le32(raw + 0x150, 0xffffffff);
	checksum();
	damaged("superblock has an impossible number of blocks");
	is_int(sb.size, 0, "bytes beyond 64 bits: size unknown");

	load("ext4-1k");
	put_le32(raw + 0x150, 1);
	probe_superblock(&s.m.image, &sb);
	is_int(sb.size, 16 * MIB, "upper half means nothing without 64BIT");
}

static void test_types(void)
{
	load("ext3-2k");
	raw[0x60] |= 0x04;
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, "ext3", "ext3 with a journal to replay");
	ok(sb.needs_recovery, "which is said");
	raw[0x5c] &= ~0x04;
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, "ext4", "without a journal: left to ext4");

	load("ext2-1k");
	put_le32(raw + 0x64, 0x8);
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, "ext4", "huge_file, and no journal");
	put_le32(raw + 0x64, 0);
	put_le32(raw + 0x60, 0x80000000);
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, "ext4", "a feature nobody knows yet");

	load("ext2-1k");
	memset(raw + 0x68, 0, 32);
	probe_superblock(&s.m.image, &sb);
	is_str(sb.uuid, "", "a UUID of zeros is none");
	is_str(sb.label, "", "no label");
}

static void test_nothing(void)
{
	static const uint8_t ones[4096] = { [0 ... 4095] = 0xff };

	load("ext4-csum");
	raw[0x38] ^= 1;
	memset(&sb, 0xee, sizeof(sb));
	is_int(probe_superblock(&s.m.image, &sb), 0, "wrong magic");
	is_str(sb.type, NULL, "is nothing");
	is_str(sb.uuid, "", "and has no UUID");

	memory_image(&s.m, 0, 512);
	is_int(probe_superblock(&s.m.image, &sb), 0, "an empty device");
	is_int(s.m.reads, 0, "and nothing was read");
	s.m.image.size = 2047;
	is_int(probe_superblock(&s.m.image, &sb), 0, "a byte too small");
	is_str(sb.type, NULL, "is nothing either");

	memory_image(&s.m, sizeof(ones), 512);
	s.m.head = ones;
	s.m.head_size = sizeof(ones);
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, NULL, "all ones is nothing");
}

static void test_read_errors(void)
{
	load("ext4-csum");
	s.m.bad_byte = 1500;
	memset(&sb, 0xee, sizeof(sb));
	is_int(probe_superblock(&s.m.image, &sb), -EIO, "bad superblock");
	is_str(sb.type, NULL, "nothing found then");
	s.m.bad_byte = 2048;
	is_int(probe_superblock(&s.m.image, &sb), 0, "bad sector behind it");
	is_str(sb.type, "ext4", "found all the same");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_made();
	test_checksum();
	test_geometry();
	test_64bit();
	test_types();
	test_nothing();
	test_read_errors();
	return done_testing();
}
