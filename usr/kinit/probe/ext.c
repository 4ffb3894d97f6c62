// SPDX-License-Identifier: GPL-2.0-only
/*
 * ext2, ext3, ext4 and external ext journals ("jbd").
 *
 * The superblock is the 1024 bytes at byte 1024, whatever the block size. All
 * numbers are little-endian. What is read here (Linux,
 * Documentation/filesystems/ext4/super.rst):
 *
 *	0x00  4  number of inodes (0 in an external journal)
 *	0x04  4  number of blocks, low half
 *	0x18  4  block size: 1024 << this
 *	0x20  4  blocks in a group
 *	0x28  4  inodes in a group (0 in an external journal)
 *	0x38  2  magic, 0xef53
 *	0x3e  2  minor revision; 0x4c 4: revision, 0 or 1
 *	0x5c  4  compatible features
 *	0x60  4  incompatible features
 *	0x64  4  features that are compatible when read only
 *	0x68 16  UUID
 *	0x78 16  label, not terminated if all 16 bytes are used
 *	0x150 4  number of blocks, high half, with feature 64BIT
 *	0x175 1  kind of checksum, 1: crc32c; with feature METADATA_CSUM
 *	0x3fc 4  crc32c of all bytes before it, seed ~0, not inverted
 *
 * The three file systems are one format; blkid and the kernel tell them apart
 * by features. A journal makes ext3 of ext2, and any feature that the ext3
 * driver did not know makes it ext4.
 */
#include <string.h>

#include "bytes.h"
#include "crc32c.h"
#include "fields.h"

#define EXT_OFFSET	       1024
#define EXT_MAGIC	       0xef53
#define EXT_LABEL_SIZE	       16
#define EXT_CHECKSUM_OFFSET    0x3fc
#define EXT_CHECKSUM_CRC32C    1
#define EXT_MAX_LOG_BLOCK_SIZE 6 /* 64 KiB */

#define COMPAT_HAS_JOURNAL 0x0004

#define INCOMPAT_FILETYPE    0x0002
#define INCOMPAT_RECOVER     0x0004
#define INCOMPAT_JOURNAL_DEV 0x0008
#define INCOMPAT_META_BG     0x0010
#define INCOMPAT_64BIT	     0x0080
#define INCOMPAT_OF_EXT3                                                       \
	(INCOMPAT_FILETYPE | INCOMPAT_RECOVER | INCOMPAT_META_BG)

#define RO_COMPAT_SPARSE_SUPER	0x0001
#define RO_COMPAT_LARGE_FILE	0x0002
#define RO_COMPAT_BTREE_DIR	0x0004
#define RO_COMPAT_METADATA_CSUM 0x0400
#define RO_COMPAT_OF_EXT3                                                      \
	(RO_COMPAT_SPARSE_SUPER | RO_COMPAT_LARGE_FILE | RO_COMPAT_BTREE_DIR)

static const char *ext_type(const uint8_t *raw)
{
	uint32_t incompat = get_le32(raw + 0x60);
	uint32_t ro_compat = get_le32(raw + 0x64);

	if (incompat & INCOMPAT_JOURNAL_DEV)
		return "jbd";
	if (incompat & ~INCOMPAT_OF_EXT3 || ro_compat & ~RO_COMPAT_OF_EXT3)
		return "ext4";
	if (get_le32(raw + 0x5c) & COMPAT_HAS_JOURNAL)
		return "ext3";
	/* A journal to replay and no journal: only ext4 may look at that. */
	return incompat & INCOMPAT_RECOVER ? "ext4" : "ext2";
}

static const char *checksum_damage(const uint8_t *raw)
{
	if (!(get_le32(raw + 0x64) & RO_COMPAT_METADATA_CSUM))
		return NULL;
	if (raw[0x175] != EXT_CHECKSUM_CRC32C)
		return "superblock has an unknown kind of checksum";
	if (crc32c(~0u, raw, EXT_CHECKSUM_OFFSET) !=
	    get_le32(raw + EXT_CHECKSUM_OFFSET))
		return "superblock checksum is wrong";
	return NULL;
}

/* Sets @sb->size if the numbers make sense, else says which one does not. */
static const char *geometry_damage(const uint8_t *raw, uint64_t device_size,
				   struct superblock *sb)
{
	uint32_t incompat = get_le32(raw + 0x60);
	uint32_t log_block_size = get_le32(raw + 0x18);
	uint64_t blocks = get_le32(raw + 0x04);

	if (incompat & INCOMPAT_64BIT)
		blocks |= (uint64_t)get_le32(raw + 0x150) << 32;
	if (log_block_size > EXT_MAX_LOG_BLOCK_SIZE)
		return "superblock has an impossible block size";
	if (!blocks || blocks > UINT64_MAX >> (10 + log_block_size))
		return "superblock has an impossible number of blocks";
	sb->size = blocks << (10 + log_block_size);
	sb->block_size = 1024u << log_block_size;
	if (sb->size > device_size)
		return "file system is larger than its device";
	if (incompat & INCOMPAT_JOURNAL_DEV)
		return NULL;
	if (!get_le32(raw + 0x00))
		return "superblock says that there are no inodes";
	if (!get_le32(raw + 0x20) || !get_le32(raw + 0x28))
		return "superblock says that its groups are empty";
	return NULL;
}

int ext_read(struct image *img, uint64_t off, uint8_t raw[EXT_SIZE],
	     struct superblock *sb)
{
	static const uint8_t no_uuid[16];
	int got;

	got = field_read(img, off, raw, EXT_SIZE);
	if (got <= 0 || get_le16(raw + 0x38) != EXT_MAGIC)
		return got < 0 ? got : 0;

	sb->type = ext_type(raw);
	sb->not_fs = get_le32(raw + 0x60) & INCOMPAT_JOURNAL_DEV;
	if (memcmp(raw + 0x68, no_uuid, sizeof(no_uuid)))
		uuid_format(sb->uuid, raw + 0x68);
	field_label(sb, raw + 0x78, EXT_LABEL_SIZE);
	field_version(sb, "%u.%u", get_le32(raw + 0x4c), get_le16(raw + 0x3e));
	sb->needs_recovery = get_le32(raw + 0x60) & INCOMPAT_RECOVER;
	sb->damage = geometry_damage(raw, img->size, sb);
	/* A wrong checksum explains all else that is wrong. */
	if (checksum_damage(raw))
		sb->damage = checksum_damage(raw);
	return 0;
}

int probe_ext(struct image *img, struct superblock *sb)
{
	uint8_t raw[EXT_SIZE];

	return ext_read(img, EXT_OFFSET, raw, sb);
}
