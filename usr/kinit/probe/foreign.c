// SPDX-License-Identifier: GPL-2.0-only
/*
 * Formats that are told by their name only, so that none of them is taken for
 * nothing or, worse, for what an earlier owner left behind: file systems that
 * are no root in practice, and pieces of what something else puts together. The
 * places and numbers are those that libblkid looks for.
 *
 * All are numbers or letters at a fixed place, but
 *
 *	HFS+	byte 1024: "H+" and version 4, or "HX" and 5; both big-endian
 *	MINIX	byte 1024, 2 bytes at 16 or 24, too few to be sure, so numbers
 *		about them have to make sense: 0 inodes (3: 4 bytes), 2 zones,
 *		4 blocks of the map of inodes (3: at 6), 6 of that of zones (8),
 *		8 first zone with data (10)
 *	DRBD	in the last 4096 bytes, at 60: 0x8374026b, ..6c or ..6d,
 *		big-endian
 */
#include <stdio.h>
#include <string.h>

#include "bytes.h"
#include "fields.h"
#include "ptable.h"

#define DRBD_8 0x8374026b
#define DRBD_9 0x8374026d

/* What becomes of it. */
enum kind {
	FILE_SYSTEM,
	OTHER, /* not to be mounted */
	MEMBER, /* nor is what looks like a partition in it */
};

struct format {
	uint32_t off;
	uint8_t len;
	uint8_t kind;
	char magic[25];
	const char *type;
};

/* Close to the start, where nobody leaves anything of others. */
static const struct format near[] = {
	{ 0, 8, OTHER, "dmvdo001", "vdo" },
	{ 0, 22, OTHER, "bluestore block device", "ceph_bluestore" },
	{ 0, 4, OTHER, "\xfe\xed\xba\xbe", "xfs_external_log" },
	{ 0, 4, OTHER, "UBI#", "ubi" },
	{ 0, 4, FILE_SYSTEM, "\x31\x18\x10\x06", "ubifs" },
	{ 0, 4, FILE_SYSTEM, "SFOZ", "zonefs" },
	{ 0, 4, FILE_SYSTEM, "\xce\xfa\xad\x1b", "bfs" },
	{ 0, 4, MEMBER, "HM\001", "LVM1_member" },
	{ 0, 4, MEMBER, "HM\002", "LVM1_member" },
	{ 3, 8, OTHER, "-FVE-FS-", "BitLocker" },
	/* On a medium that older systems shall see as a FAT. */
	{ 424, 16, OTHER,
	  "\x3b\xd6\x67\x49\x29\x2e\xd8\x4a\x83\x99\xf6\xa3\x39\xe3\xd0\x01",
	  "BitLocker" },
	{ 516, 16, MEMBER, "!Stra0tis\x86\xff\002^Arh", "stratis" },
	{ 544, 4, FILE_SYSTEM, "1SFB", "befs" },
	{ 1024, 6, FILE_SYSTEM, "OCFSV2", "ocfs2" },
	{ 1024, 4, FILE_SYSTEM, "H+\0\004", "hfsplus" },
	{ 1024, 4, FILE_SYSTEM, "HX\0\005", "hfsplus" },
	{ 0 },
};

/* Further on, where something may have been left. */
static const struct format far[] = {
	{ 2048, 6, FILE_SYSTEM, "OCFSV2", "ocfs2" },
	{ 4096, 6, FILE_SYSTEM, "OCFSV2", "ocfs2" },
	{ 8192, 6, FILE_SYSTEM, "OCFSV2", "ocfs2" },
	{ 8192, 4, FILE_SYSTEM, "\x49\xe8\x95\xf9", "hpfs" },
	{ 9564, 4, FILE_SYSTEM, "\x19\001\x54\x19", "ufs" },
	{ 9564, 4, FILE_SYSTEM, "\x54\x19\001\0", "ufs" },
	{ 65536, 8, FILE_SYSTEM, "\001\026\031\160\0\0\0\001", "gfs2" },
	{ 65536, 7, FILE_SYSTEM, "ReIsEr4", "reiser4" },
	{ 66908, 4, FILE_SYSTEM, "\x19\001\x54\x19", "ufs" },
	{ 0 },
};

static void found(struct superblock *sb, const char *type, enum kind kind)
{
	sb->type = type;
	sb->not_fs = kind != FILE_SYSTEM;
	sb->is_member = kind == MEMBER;
	if (sb->is_member)
		sb->group.index = MEMBER_NO_INDEX;
}

static int try_each(const struct format *f, struct image *img,
		    struct superblock *sb)
{
	uint8_t raw[sizeof(f->magic)];
	int got;

	for (; f->type; f++) {
		got = field_read(img, f->off, raw, f->len);
		if (got < 0)
			return got;
		if (got && !memcmp(raw, f->magic, f->len)) {
			found(sb, f->type, f->kind);
			return 0;
		}
	}
	return 0;
}

static bool is_minix(const uint8_t *raw)
{
	uint32_t inodes, zones, inode_map, zone_map, first;
	bool v3 = get_le16(raw + 24) == 0x4d5a;
	const uint8_t *maps = raw + (v3 ? 6 : 4);

	switch (get_le16(raw + 16)) {
	case 0x137f:
	case 0x138f:
		zones = get_le16(raw + 2);
		break;
	case 0x2468:
	case 0x2478:
		zones = get_le32(raw + 20);
		break;
	default:
		if (!v3)
			return false;
		zones = get_le32(raw + 20);
	}
	inodes = v3 ? get_le32(raw) : get_le16(raw);
	inode_map = get_le16(maps);
	zone_map = get_le16(maps + 2);
	first = get_le16(maps + 4);
	/* The maps have a bit for each, in blocks of 1 KiB or more. */
	return inodes && zones && inode_map && zone_map && first < zones &&
	       first >= 2u + inode_map + zone_map &&
	       (v3 || (inode_map > inodes / 8192 &&
		       zone_map > (zones - first) / 8192));
}

int probe_foreign(struct image *img, struct superblock *sb)
{
	return try_each(near, img, sb);
}

int probe_foreign_far(struct image *img, struct superblock *sb)
{
	uint8_t raw[32];
	int err, got;

	err = try_each(far, img, sb);
	if (err || sb->type)
		return err;
	got = field_read(img, 1024, raw, sizeof(raw));
	if (got > 0 && is_minix(raw))
		found(sb, "minix", FILE_SYSTEM);
	return got < 0 ? got : 0;
}

/*
 * Its file system begins where that of the whole does, and to write to it would
 * make it differ from its copies. What is at the end of the last partition is
 * not the disk's.
 */
int probe_drbd(struct image *img, struct superblock *sb)
{
	unsigned long long uuid;
	uint8_t raw[64];
	uint32_t magic;
	int err;

	if (img->size < 65536)
		return 0;
	err = image_read(img, img->size - 4096, raw, sizeof(raw));
	if (err)
		return err;
	magic = get_be32(raw + 60);
	if (magic < DRBD_8 || magic > DRBD_9 ||
	    ptable_covers(img, img->size - 4096))
		return 0;
	found(sb, "drbd", MEMBER);
	uuid = get_be64(raw + (magic == DRBD_9 ? 48 : 40));
	snprintf(sb->uuid, sizeof(sb->uuid), "%llx", uuid);
	field_version(sb, "%s", magic == DRBD_9 ? "v09" : "v08");
	return 0;
}
