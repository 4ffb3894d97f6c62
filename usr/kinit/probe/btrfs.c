// SPDX-License-Identifier: GPL-2.0-only
/*
 * btrfs (Linux, include/uapi/linux/btrfs_tree.h). 4096 bytes at byte 65536,
 * little-endian:
 *
 *	  0 32  checksum of all that follows it, padded
 *	 32 16  UUID of the file system
 *	 48  8  byte that this superblock is at
 *	 64  8  "_BHRfS_M"
 *	 72  8  generation: counts transactions
 *	136  8  number of devices
 *	144  4  size of a sector, which is that of a block
 *	196  2  kind of checksum, 0: CRC-32C, 1: XXH64, 2: SHA-256, 3: BLAKE2b
 *		of 256 bits
 *	201  8  number of this device, from 1 on
 *	209  8  bytes of this device
 *	299 256 label
 */
#include <string.h>

#include "blake2b.h"
#include "bytes.h"
#include "crc32c.h"
#include "fields.h"
#include "sha256.h"
#include "xxh64.h"

#define BTRFS_OFFSET   65536
#define BTRFS_SIZE     4096
#define BTRFS_SUM_SIZE 32
#define BTRFS_SUMMED   (BTRFS_SIZE - BTRFS_SUM_SIZE)

static bool has_right_checksum(const uint8_t *raw)
{
	const uint8_t *summed = raw + BTRFS_SUM_SIZE;
	uint8_t digest[BTRFS_SUM_SIZE];
	struct sha256 sha;

	switch (get_le16(raw + 196)) {
	case 0:
		return ~crc32c(~0u, summed, BTRFS_SUMMED) == get_le32(raw);
	case 1:
		return xxh64(summed, BTRFS_SUMMED) == get_le64(raw);
	case 2:
		sha256_init(&sha);
		sha256_add(&sha, summed, BTRFS_SUMMED);
		sha256_end(&sha, digest);
		break;
	case 3:
		blake2b_256(summed, BTRFS_SUMMED, digest);
		break;
	default:
		return true; /* what the kernel thinks of it is another matter
			      */
	}
	return !memcmp(digest, raw, sizeof(digest));
}

int btrfs_read(struct image *img, uint64_t off, struct superblock *sb)
{
	uint8_t raw[BTRFS_SIZE];
	int got;

	got = field_read(img, off, raw, sizeof(raw));
	if (got <= 0 || memcmp(raw + 64, "_BHRfS_M", 8) ||
	    get_le64(raw + 48) != off)
		return got < 0 ? got : 0;
	sb->type = "btrfs";
	field_uuid(sb, raw + 32);
	field_label(sb, raw + 299, 256);
	sb->group.events = get_le64(raw + 72);
	sb->group.members = (unsigned int)get_le64(raw + 136);
	sb->group.index = (unsigned int)get_le64(raw + 201) - 1;
	sb->block_size = get_le32(raw + 144);
	sb->damage = field_size(sb, get_le64(raw + 209), 0, img->size);
	if (!has_right_checksum(raw))
		sb->damage = "superblock checksum is wrong";
	return 0;
}

int probe_btrfs(struct image *img, struct superblock *sb)
{
	return btrfs_read(img, BTRFS_OFFSET, sb);
}
