// SPDX-License-Identifier: GPL-2.0-only
/*
 * File systems that are made once and never written.
 *
 * squashfs (Linux, fs/squashfs/squashfs_fs.h), at byte 0, little-endian:
 *
 *	 0  4  "hsqs"; "sqsh": big-endian, which only version 3 was
 *	12  4  size of a block
 *	28  2  version; Linux knows 4; 30  2: its second part
 *	40  8  size in bytes
 *
 * EROFS (Linux, fs/erofs/erofs_fs.h), at byte 1024, little-endian:
 *
 *	 0  4  0xe0f5e1e2
 *	 4  4  crc32c of the rest of the block, this field 0, not inverted
 *	 8  4  features, 1: with checksum
 *	12  1  log2 of the size of a block
 *	36  4  number of blocks
 *	48 16  UUID
 *	64 16  label
 *
 * cramfs (Linux, include/uapi/linux/cramfs_fs.h), at byte 0, in the byte order
 * of the machine that made it:
 *
 *	 0  4  0x28cd3d45
 *	 4  4  size in bytes, with 1 in the features at 8
 *	16 16  "Compressed ROMFS"
 *	48 16  label
 *
 * romfs (Linux, include/uapi/linux/romfs_fs.h), at byte 0, big-endian:
 *
 *	 0  8  "-rom1fs-"
 *	 8  4  size in bytes
 *	12  4  makes the sum of the words in the first 512 bytes zero
 *	16     label, NUL
 */
#include <string.h>

#include "bytes.h"
#include "crc32c.h"
#include "fields.h"

#define EROFS_OFFSET 1024
#define EROFS_MAGIC  0xe0f5e1e2
#define EROFS_SIZE   128
#define CRAMFS_MAGIC 0x28cd3d45
#define ROMFS_SUMMED 512

int probe_squashfs(struct image *img, struct superblock *sb)
{
	uint8_t raw[48];
	int got;

	got = field_read(img, 0, raw, sizeof(raw));
	if (got <= 0)
		return got;
	if (!memcmp(raw, "sqsh", 4))
		sb->type = "squashfs3";
	else if (!memcmp(raw, "hsqs", 4))
		sb->type = get_le16(raw + 28) < 4 ? "squashfs3" : "squashfs";
	else
		return 0;
	if (raw[0] == 'h')
		field_version(sb, "%u.%u", get_le16(raw + 28),
			      get_le16(raw + 30));
	else
		field_version(sb, "%u.%u", get_be16(raw + 28),
			      get_be16(raw + 30));
	if (memcmp(raw, "hsqs", 4) || get_le16(raw + 28) != 4)
		sb->damage = "squashfs has a version that Linux does not know";
	else
		sb->damage = field_size(sb, get_le64(raw + 40), 0, img->size);
	return 0;
}

/* Of @raw, which has been read, and what is behind it in the block. */
static int erofs_checksum(struct image *img, uint8_t *raw, unsigned int shift,
			  const char **damage)
{
	uint32_t stored = get_le32(raw + 4), crc, off, end = 1u << shift;
	uint8_t part[EROFS_SIZE];
	int err;

	/* A small block holds the superblock alone. */
	end = end > EROFS_OFFSET ? end : EROFS_OFFSET + end;
	memset(raw + 4, 0, 4);
	crc = crc32c(~0u, raw, EROFS_SIZE);
	for (off = EROFS_OFFSET + EROFS_SIZE; off < end; off += sizeof(part)) {
		err = image_read(img, off, part, sizeof(part));
		if (err && err != -ENXIO)
			return err;
		if (err)
			break;
		crc = crc32c(crc, part, sizeof(part));
	}
	if (crc != stored)
		*damage = "superblock checksum is wrong";
	return 0;
}

int probe_erofs(struct image *img, struct superblock *sb)
{
	uint8_t raw[EROFS_SIZE];
	int got;

	got = field_read(img, EROFS_OFFSET, raw, sizeof(raw));
	if (got <= 0 || get_le32(raw) != EROFS_MAGIC)
		return got < 0 ? got : 0;
	sb->type = "erofs";
	field_uuid(sb, raw + 48);
	field_label(sb, raw + 64, 16);
	if (raw[12] < 9 || raw[12] > 16) {
		sb->damage = "superblock has an impossible block size";
		return 0;
	}
	sb->damage = field_size(sb, get_le32(raw + 36), raw[12], img->size);
	if (get_le32(raw + 8) & 1)
		return erofs_checksum(img, raw, raw[12], &sb->damage);
	return 0;
}

int probe_cramfs(struct image *img, struct superblock *sb)
{
	uint8_t raw[64];
	int got;

	got = field_read(img, 0, raw, sizeof(raw));
	if (got <= 0 || memcmp(raw + 16, "Compressed ROMFS", 16) ||
	    (get_le32(raw) != CRAMFS_MAGIC && get_be32(raw) != CRAMFS_MAGIC))
		return got < 0 ? got : 0;
	sb->type = "cramfs";
	field_label(sb, raw + 48, 16);
	if (get_be32(raw) == CRAMFS_MAGIC)
		sb->damage =
			"file system is that of a machine of the other byte order";
	else if (get_le32(raw + 8) & 1)
		sb->damage = field_size(sb, get_le32(raw + 4), 0, img->size);
	return 0;
}

int probe_romfs(struct image *img, struct superblock *sb)
{
	uint8_t raw[ROMFS_SUMMED];
	uint32_t size, sum = 0, i;
	int got;

	got = field_read(img, 0, raw, 32);
	if (got <= 0 || memcmp(raw, "-rom1fs-", 8))
		return got < 0 ? got : 0;
	sb->type = "romfs";
	field_label(sb, raw + 16, 16);
	size = get_be32(raw + 8);
	sb->damage = field_size(sb, size, 0, img->size);
	if (sb->damage)
		return 0;
	if (size > sizeof(raw))
		size = sizeof(raw);
	got = field_read(img, 0, raw, size);
	if (got <= 0)
		return got;
	for (i = 0; i + 4 <= size; i += 4)
		sum += get_be32(raw + i);
	if (sum)
		sb->damage = "superblock checksum is wrong";
	return 0;
}
