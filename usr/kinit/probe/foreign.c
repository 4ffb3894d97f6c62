// SPDX-License-Identifier: GPL-2.0-only
/*
 * Formats that are only recognized by name: file systems that are not used for
 *a root in practice, and members of something that other software assembles. A
 * device with one of them must not look empty or, worse, show what an earlier
 * format has left behind. The places and numbers are those of libblkid.
 *
 * All are numbers or letters at a fixed place, but
 *
 *	HFS+	byte 1024: "H+" and version 4, or "HX" and 5; both big-endian
 *	HFS	byte 1024: "BD". Too few to be sure, so numbers about them have
 *		to make sense: 18 number of blocks, 20 bytes of one (4), 36
 *		length of the label, 37 the label, up to 27 letters. "H+" or
 *		"HX" at 124: it is but the wrapper of an HFS+. Big-endian
 *	MINIX	byte 1024, 2 bytes at 16 or 24. So here, too: 0 inodes (3: 4
 *		bytes), 2 zones, 4 blocks of the map of inodes (3: at 6), 6 of
 *		that of zones (8), 8 first zone with data (10). In the byte
 *		order of the machine that made it; Linux reads its own only
 *	DRBD	in the last 4096 bytes, at 60: 0x8374026b, ..6c or ..6d,
 *		big-endian
 *	VMFS	byte 2097152: 0x2fabf15e, at 8 its version, 9 UUID, 29 label;
 *		the member of a volume that it is on, byte 1048576: 0xc001d00d,
 *		at 4 its version; in the volume's own words behind it, at 532, a
 *		UUID as text. Little-endian
 */
#include <stdio.h>
#include <string.h>

#include "bytes.h"
#include "fields.h"
#include "ptable.h"

#define DRBD_8 0x8374026b
#define DRBD_9 0x8374026d

#define HFS_LABEL_SIZE 27

#define VMFS_MEMBER	   0xc001d00d
#define VMFS_MEMBER_OFFSET 1048576
#define VMFS_ID		   532
#define VMFS_ID_SIZE	   35
#define VMFS		   0x2fabf15e
#define VMFS_OFFSET	   2097152
#define VMFS_LABEL	   29
#define VMFS_LABEL_SIZE	   128

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
	{ 0, 8, OTHER, "DRBDdlh*", "drbdproxy_datalog" },
	{ 0, 10, OTHER, "$DRBDmgr=q", "drbdmanage_control_volume" },
	{ 0, 4, OTHER, "SnAp", "DM_snapshot_cow" },
	{ 0, 22, OTHER, "bluestore block device", "ceph_bluestore" },
	{ 0, 4, OTHER, "\xfe\xed\xba\xbe", "xfs_external_log" },
	{ 0, 4, OTHER, "UBI#", "ubi" },
	{ 0, 4, FILE_SYSTEM, "\x31\x18\x10\x06", "ubifs" },
	{ 0, 4, FILE_SYSTEM, "SFOZ", "zonefs" },
	{ 0, 4, FILE_SYSTEM, "\xce\xfa\xad\x1b", "bfs" },
	{ 0, 4, MEMBER, "HM\001", "LVM1_member" },
	{ 0, 4, MEMBER, "HM\002", "LVM1_member" },
	{ 3, 8, OTHER, "-FVE-FS-", "BitLocker" },
	{ 3, 5, FILE_SYSTEM, "ReFS", "ReFS" },
	/* An object of no subtype, and what it is. */
	{ 28, 8, FILE_SYSTEM, "\0\0\0\0NXSB", "apfs" },
	{ 32, 8, OTHER, "ORCLDISK", "oracleasm" },
	{ 32, 4, FILE_SYSTEM, "BFS1", "befs" },
	{ 32, 4, FILE_SYSTEM, "1SFB", "befs" },
	/* On a medium that older systems shall see as a FAT. */
	{ 424, 16, OTHER,
	  "\x3b\xd6\x67\x49\x29\x2e\xd8\x4a\x83\x99\xf6\xa3\x39\xe3\xd0\x01",
	  "BitLocker" },
	{ 516, 16, MEMBER, "!Stra0tis\x86\xff\002^Arh", "stratis" },
	{ 544, 4, FILE_SYSTEM, "BFS1", "befs" },
	{ 544, 4, FILE_SYSTEM, "1SFB", "befs" },
	{ 1024, 6, FILE_SYSTEM, "OCFSV2", "ocfs2" },
	{ 1024, 4, FILE_SYSTEM, "H+\0\004", "hfsplus" },
	{ 1024, 4, FILE_SYSTEM, "HX\0\005", "hfsplus" },
	{ 1024, 4, FILE_SYSTEM, "\xf5\xfc\001\xa5", "vxfs" },
	{ 4096, 4, FILE_SYSTEM, "SPB5", "nss" },
	{ 0 },
};

/* Further on, where something may have been left. */
static const struct format far[] = {
	{ 2048, 6, FILE_SYSTEM, "OCFSV2", "ocfs2" },
	{ 4096, 6, FILE_SYSTEM, "OCFSV2", "ocfs2" },
	{ 8192, 6, FILE_SYSTEM, "OCFSV2", "ocfs2" },
	{ 8192, 4, FILE_SYSTEM, "\x49\xe8\x95\xf9", "hpfs" },
	{ 8192, 4, FILE_SYSTEM, "\xa5\001\xfc\xf5", "vxfs" },
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

/* Of those few that have one. */
static int read_uuid(struct image *img, struct superblock *sb)
{
	static const struct {
		const char *type;
		uint32_t off;
	} places[] = {
		{ "apfs", 72 },
		{ "drbdproxy_datalog", 16 },
	};
	uint8_t raw[16];
	int got = 0;

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (!strcmp(sb->type, places[i].type))
			got = field_read(img, places[i].off, raw, sizeof(raw));
	if (got > 0)
		field_uuid(sb, raw);
	return got < 0 ? got : 0;
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
		if (!got || memcmp(raw, f->magic, f->len))
			continue;
		found(sb, f->type, f->kind);
		return read_uuid(img, sb);
	}
	return 0;
}

static uint32_t get_16(const uint8_t *b, bool big)
{
	return big ? get_be16(b) : get_le16(b);
}

static uint32_t get_32(const uint8_t *b, bool big)
{
	return big ? get_be32(b) : get_le32(b);
}

/* 1 to 3; 0: it is none. */
static unsigned int minix_version(const uint8_t *raw, bool big)
{
	switch (get_16(raw + 16, big)) {
	case 0x137f:
	case 0x138f:
		return 1;
	case 0x2468:
	case 0x2478:
		return 2;
	default:
		return get_16(raw + 24, big) == 0x4d5a ? 3 : 0;
	}
}

static bool is_minix(const uint8_t *raw, unsigned int version, bool big)
{
	uint32_t inodes, zones, inode_map, zone_map, first;
	bool v3 = version == 3;
	const uint8_t *maps = raw + (v3 ? 6 : 4);

	zones = version == 1 ? get_16(raw + 2, big) : get_32(raw + 20, big);
	inodes = v3 ? get_32(raw, big) : get_16(raw, big);
	inode_map = get_16(maps, big);
	zone_map = get_16(maps + 2, big);
	first = get_16(maps + 4, big);
	/* The maps have a bit for each, in blocks of 1 KiB or more. */
	return inodes && zones && inode_map && zone_map && first < zones &&
	       first >= 2u + inode_map + zone_map &&
	       (v3 || (inode_map > inodes / 8192 &&
		       zone_map > (zones - first) / 8192));
}

static void try_minix(const uint8_t *raw, struct superblock *sb)
{
	bool big = !minix_version(raw, false);
	unsigned int version = minix_version(raw, big);

	if (!version || !is_minix(raw, version, big))
		return;
	found(sb, "minix", FILE_SYSTEM);
	field_version(sb, "%u", version);
	if (big)
		sb->damage =
			"file system is that of a machine of the other byte order";
}

static void try_hfs(const uint8_t *raw, struct superblock *sb)
{
	uint32_t block_size = get_be32(raw + 20);

	if (memcmp(raw, "BD", 2) || !get_be16(raw + 18) || !block_size ||
	    block_size % 512 || raw[36] > HFS_LABEL_SIZE)
		return;
	if (!memcmp(raw + 124, "H+", 2) || !memcmp(raw + 124, "HX", 2)) {
		found(sb, "hfsplus", FILE_SYSTEM);
		return;
	}
	found(sb, "hfs", FILE_SYSTEM);
	field_label(sb, raw + 37, raw[36]);
}

int probe_foreign(struct image *img, struct superblock *sb)
{
	return try_each(near, img, sb);
}

int probe_foreign_far(struct image *img, struct superblock *sb)
{
	uint8_t raw[128];
	int err, got;

	err = try_each(far, img, sb);
	if (err || sb->type)
		return err;
	got = field_read(img, 1024, raw, sizeof(raw));
	if (got > 0)
		try_minix(raw, sb);
	if (got > 0 && !sb->type)
		try_hfs(raw, sb);
	return got < 0 ? got : 0;
}

/* Its bytes are in the order of numbers of 4, 4 and 2, and 6 of their own. */
static void set_vmfs_uuid(struct superblock *sb, const uint8_t *b)
{
	snprintf(sb->uuid, sizeof(sb->uuid),
		 "%08x-%08x-%04x-%02x%02x%02x%02x%02x%02x",
		 (unsigned int)get_le32(b), (unsigned int)get_le32(b + 4),
		 get_le16(b + 8), b[10], b[11], b[12], b[13], b[14], b[15]);
}

int probe_vmfs(struct image *img, struct superblock *sb)
{
	uint8_t raw[VMFS_LABEL + VMFS_LABEL_SIZE], id[VMFS_ID_SIZE];
	int got;

	got = field_read(img, VMFS_MEMBER_OFFSET, raw, 8);
	if (got > 0 && get_le32(raw) == VMFS_MEMBER) {
		found(sb, "VMFS_volume_member", MEMBER);
		field_version(sb, "%u", (unsigned int)get_le32(raw + 4));
		got = field_read(img, VMFS_MEMBER_OFFSET + VMFS_ID, id,
				 sizeof(id));
		if (got > 0)
			memcpy(sb->uuid, id, sizeof(id));
		return got < 0 ? got : 0;
	}
	if (got > 0)
		got = field_read(img, VMFS_OFFSET, raw, sizeof(raw));
	if (got > 0 && get_le32(raw) == VMFS) {
		found(sb, "VMFS", FILE_SYSTEM);
		field_version(sb, "%u", raw[8]);
		set_vmfs_uuid(sb, raw + 9);
		field_label(sb, raw + VMFS_LABEL, VMFS_LABEL_SIZE);
	}
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
