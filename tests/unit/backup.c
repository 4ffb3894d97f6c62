// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the real tools made, without its first superblock: the backup is found,
 * and is what blkid saw before. And broken, so that it is not.
 */
#include <errno.h>

#include "../tap.h"
#include "probe/backup.h"
#include "sample.h"

#define MIB 1048576ULL

/* An image in a file, with one byte of it changed. */
static struct patched {
	struct image image;
	struct device_image dev;
	uint64_t at;
	uint8_t mask;
	bool bad; /* cannot be read */
	unsigned int reads;
} p;

static struct backup found[BACKUPS];

static int patched_read(struct image *img, uint64_t off, void *buf, size_t len)
{
	uint8_t *b = buf;
	int err;

	p.reads++;
	if (p.bad && off <= p.at && p.at - off < len)
		return -EIO;
	err = image_read(&p.dev.image, off, buf, len);
	if (!err && off <= p.at && p.at - off < len)
		b[p.at - off] ^= p.mask;
	(void)img;
	return err;
}

static unsigned int find(const char *name, uint64_t at, uint8_t mask)
{
	unsigned int n;

	sample_open(&p.dev, name, 512);
	p.image = p.dev.image;
	p.image.read = patched_read;
	p.at = at;
	p.mask = mask;
	p.reads = 0;
	n = backup_find(&p.image, found);
	device_close(&p.dev);
	return n;
}

static const struct {
	const char *name;
	uint64_t offset, block;
} made[] = {
	{ "ext2-rev0-wiped", 8193 * 1024, 8193 },
	{ "ext4-1k-wiped", 8193 * 1024, 8193 },
	{ "ext3-2k-wiped", 16384 * 2048, 16384 },
	{ "ext4-4k-wiped", 32768 * 4096ULL, 32768 },
	{ "ext4-super2-wiped", 32768 * 4096ULL, 32768 },
	{ "ext4-vfat-wiped", 32768 * 4096ULL, 32768 },
	{ "xfs-wiped", 80 * MIB, 0 },
	{ "xfs-odd-wiped", 321 * MIB / 4, 0 },
	{ "xfs-8-wiped", 64 * MIB, 0 },
	{ "xfs-7-wiped", (320 * MIB / 4096 / 7 + 1) * 4096, 0 },
	{ "xfs-4k-wiped", 64 * MIB, 0 },
	{ "btrfs-wiped", 64 * MIB, 0 },
};

static void test_made(void)
{
	const struct superblock *sb = &found[0].sb;
	size_t i;

	for (i = 0; i < sizeof(made) / sizeof(*made); i++) {
		const char *name = made[i].name;

		memset(found, 0xee, sizeof(found));
		is_int(find(name, 0, 0), 1, "%s: one", name);
		is_str(sb->type, sample_blkid(name, "TYPE"), "%s: type", name);
		is_str(sb->uuid, sample_blkid(name, "UUID"), "%s: UUID", name);
		is_str(sb->label, sample_blkid(name, "LABEL"), "%s: label",
		       name);
		is_str(sb->damage, NULL, "%s: no damage", name);
		is_int(found[0].offset, made[i].offset, "%s: place", name);
		is_int(found[0].block, made[i].block, "%s: block", name);
		ok(p.reads < 200, "%s: %u reads", name, p.reads);
	}
}

static void test_broken(void)
{
	size_t i;

	/* A letter of the label, which is in what the checksum is of. */
	is_int(find("ext4-4k-wiped", 32768 * 4096ULL + 0x78, 1), 0,
	       "ext4: a wrong checksum, and there is no other backup");
	is_int(find("xfs-wiped", 80 * MIB + 108, 1), 0, "xfs: likewise");
	is_int(find("btrfs-wiped", 64 * MIB + 299, 1), 0, "btrfs: likewise");
	/* Whose group it says it is of. */
	is_int(find("ext3-2k-wiped", 16384 * 2048 + 0x5a, 2), 0,
	       "ext3: an image of another file system, in a file");
	is_int(find("xfs-8-wiped", 64 * MIB + 87, 1), 0,
	       "xfs: groups of another size");
	is_int(find("xfs-8-wiped", 64 * MIB + 91, 9), 0, "xfs: but one group");
	/* The next one. */
	is_int(find("ext4-1k-wiped", 8193 * 1024 + 0x38, 1), 0,
	       "ext4: that one is beyond the end");

	p.bad = true;
	for (i = 0; i < sizeof(made) / sizeof(*made); i++)
		is_int(find(made[i].name, made[i].offset, 0), 0,
		       "%s: a backup that cannot be read", made[i].name);
	is_int(find("xfs-7-wiped", 512, 0), 0, "xfs: nor what says its place");
	p.bad = false;
}

/* Those that are small, or something else. */
static void test_none(void)
{
	static const char *const names[] = { "ext2-4k", "swap-4k", "fat12",
					     "md-0.90", "gpt-512", "iso" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		is_int(find(names[i], 0, 0), 0, "%s: nothing", names[i]);
}

/* Of what was there before, something may be left as well. */
static void test_several(void)
{
	static uint8_t head[192 << 10];
	struct memory_image m;

	memory_image(&m, 1ULL << 50, 512);
	m.head = head;
	m.head_size = sizeof(head);
	is_int(backup_find(&m.image, found), 0, "a large disk of zeros");
	ok(m.reads < 200, "in %u reads", m.reads);
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_made();
	test_broken();
	test_none();
	test_several();
	return done_testing();
}
