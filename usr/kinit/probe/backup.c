// SPDX-License-Identifier: GPL-2.0-only
/*
 * Where there are backups of superblocks, without the first one to say so:
 *
 * ext (Linux, Documentation/filesystems/ext4/blockgroup.rst): at the start of
 * group 1 and those whose number is a power of 3, 5 or 7; or of every group, in
 * old ones. A group has as many blocks as a block has bits, at most 65528,
 * unless mke2fs was told otherwise; with blocks of 1024 bytes the first group
 * begins with block 1. In revision 1 byte 90 has the number of the backup's own
 * group.
 *
 * XFS (xfsprogs, mkfs): at the start of each allocation group. They are equally
 * large, but for the last, and as a rule there are 4: fewer on a small disk, up
 * to 32 on an array, and more where a group would have more than 1 TiB. At byte
 * 84 of a superblock there is their size in blocks, at 88 their number. Group 0
 * has its size in a sector of its own, too, behind the superblock (Linux,
 * fs/xfs/libxfs/xfs_format.h), big-endian:
 *
 *	 0  4  "XAGF"
 *	 8  4  number of the group
 *	12  4  its size in blocks
 *
 * btrfs (Linux, fs/btrfs/disk-io.h): at 64 MiB and 256 GiB.
 */
#include <string.h>

#include "backup.h"
#include "bytes.h"

#define EXT_MIN_SHIFT 10
#define EXT_MAX_SHIFT 16
#define EXT_MAX_GROUP 65528 /* blocks */

#define XFS_MIN_SHIFT  9
#define XFS_MAX_SHIFT  16
#define XFS_MAX_GROUP  (1ULL << 40) /* bytes */
#define XFS_MAX_GROUPS 5 /* 1 << this, on disks of less than 4 TiB */

struct search {
	struct image *img;
	struct backup *found;
	unsigned int n;
	bool unreadable; /* a disk takes its time to fail: once is enough */
};

/* Of several copies of one file system the first does. */
static void take(struct search *s, const struct backup *b)
{
	unsigned int i;

	for (i = 0; i < s->n; i++)
		if (!strcmp(s->found[i].sb.type, b->sb.type) &&
		    !strcmp(s->found[i].sb.uuid, b->sb.uuid))
			return;
	if (s->n < BACKUPS)
		s->found[s->n++] = *b;
}

/* @err: of reading it. */
static bool is_whole(struct search *s, int err, const struct superblock *sb)
{
	if (err)
		s->unreadable = true;
	return !err && sb->type && !sb->damage && !sb->not_fs;
}

/* Is it there? Of group @group, in blocks of 1 << @shift bytes. */
static bool try_ext(struct search *s, unsigned int shift, uint32_t group)
{
	uint32_t blocks = 8u << shift;
	struct backup b = { 0 };
	uint8_t raw[EXT_SIZE];

	if (blocks > EXT_MAX_GROUP)
		blocks = EXT_MAX_GROUP;
	b.block = (uint64_t)group * blocks + (shift == EXT_MIN_SHIFT);
	b.offset = b.block << shift;
	if (s->unreadable ||
	    !is_whole(s, ext_read(s->img, b.offset, raw, &b.sb), &b.sb) ||
	    b.sb.block_size != 1u << shift || get_le32(raw + 0x20) != blocks ||
	    (get_le32(raw + 0x4c) && get_le16(raw + 0x5a) != group))
		return false;
	b.sb.needs_recovery = false;
	take(s, &b);
	return true;
}

static void find_ext(struct search *s)
{
	static const uint8_t groups[] = { 1, 3, 5, 7, 9, 25, 27, 49, 81 };
	unsigned int shift;
	size_t i;

	for (shift = EXT_MIN_SHIFT; shift <= EXT_MAX_SHIFT; shift++)
		for (i = 0; i < sizeof(groups); i++)
			if (try_ext(s, shift, groups[i]))
				break;
}

/* Is the start of the second group at @off? */
static bool try_xfs(struct search *s, uint64_t off)
{
	struct backup b = { .offset = off };
	uint8_t raw[XFS_SIZE];

	if (!off || s->unreadable ||
	    !is_whole(s, xfs_read(s->img, off, raw, &b.sb), &b.sb) ||
	    (uint64_t)get_be32(raw + 84) * b.sb.block_size != off ||
	    get_be32(raw + 88) < 2)
		return false;
	take(s, &b);
	return true;
}

/* What is behind the superblock may still say it. */
static bool find_xfs_by_group(struct search *s)
{
	unsigned int sector, shift;
	uint8_t raw[16];

	for (sector = 512; sector <= 4096; sector *= 2) {
		if (image_read(s->img, sector, raw, sizeof(raw)) ||
		    memcmp(raw, "XAGF", 4) || get_be32(raw + 8))
			continue;
		for (shift = XFS_MIN_SHIFT; shift <= XFS_MAX_SHIFT; shift++)
			if (try_xfs(s, (uint64_t)get_be32(raw + 12) << shift))
				return true;
	}
	return false;
}

/* The size that mkfs gives a group, in blocks, if it makes 1 << @groups. */
static uint64_t xfs_group(uint64_t blocks, unsigned int groups)
{
	return (blocks >> groups) + !!(blocks & ((1u << groups) - 1));
}

static void find_xfs(struct search *s)
{
	unsigned int groups, shift;

	if (s->unreadable || find_xfs_by_group(s))
		return;
	/* That of blocks of 4096 bytes, of which its size may be one less. */
	if (try_xfs(s, XFS_MAX_GROUP - 4096) || try_xfs(s, XFS_MAX_GROUP))
		return;
	for (groups = 1; groups <= XFS_MAX_GROUPS; groups++)
		for (shift = XFS_MIN_SHIFT; shift <= XFS_MAX_SHIFT; shift++)
			if (try_xfs(s, xfs_group(s->img->size >> shift, groups)
					       << shift))
				return;
}

static void find_btrfs(struct search *s)
{
	static const uint64_t places[] = { 64ULL << 20, 256ULL << 30 };
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct backup b = { .offset = places[i] };

		if (is_whole(s, btrfs_read(s->img, b.offset, &b.sb), &b.sb))
			take(s, &b);
	}
}

unsigned int backup_find(struct image *img, struct backup found[BACKUPS])
{
	struct search s = { .img = img, .found = found };

	find_btrfs(&s);
	find_xfs(&s);
	find_ext(&s);
	return s.n;
}
