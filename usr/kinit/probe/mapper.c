// SPDX-License-Identifier: GPL-2.0-only
/*
 * What device-mapper targets and caches keep on a device for themselves. All of
 * these are little-endian.
 *
 * dm-verity's hashes (cryptsetup, lib/verity/verity.c), at byte 0:
 *
 *	 0  8  "verity", 0, 0
 *	 8  4  version, 1
 *	16 16  UUID
 *
 * dm-integrity (Linux, drivers/md/dm-integrity.c), at byte 0:
 *
 *	 0  8  "integrt", 0
 *
 * bcache (Linux, drivers/md/bcache/bcache_ondisk.h), at byte 4096:
 *
 *	  0  8  CRC-64/WE of all that follows it
 *	  8  8  sector that this superblock is at, 8
 *	 24 16  magic
 *	 40 16  UUID
 *	 72 32  label
 *	206  2  number of words of 8 bytes that follow, up to 256
 */
#include <string.h>

#include "bytes.h"
#include "crc64.h"
#include "fields.h"

#define BCACHE_OFFSET 4096
#define BCACHE_SIZE   208
#define BCACHE_WORDS  256

static const uint8_t bcache_magic[16] = {
	0xc6, 0x85, 0x73, 0xf6, 0x4e, 0x1a, 0x45, 0xca,
	0x82, 0x65, 0xf5, 0x7f, 0x48, 0xba, 0x6d, 0x81,
};

int probe_mapper(struct image *img, struct superblock *sb)
{
	uint8_t raw[32];
	int got;

	got = field_read(img, 0, raw, sizeof(raw));
	if (got <= 0)
		return got;
	if (!memcmp(raw, "verity\0", 8)) {
		sb->type = "DM_verity_hash";
		field_uuid(sb, raw + 16);
		field_version(sb, "%u", get_le32(raw + 8));
		if (get_le32(raw + 8) != 1)
			sb->damage = "superblock has an unknown version";
	} else if (!memcmp(raw, "integrt", 8)) {
		sb->type = "DM_integrity";
	}
	sb->not_fs = sb->type;
	return 0;
}

int probe_bcache(struct image *img, struct superblock *sb)
{
	uint8_t raw[BCACHE_SIZE + 8 * BCACHE_WORDS];
	size_t words;
	int got;

	got = field_read(img, BCACHE_OFFSET, raw, sizeof(raw));
	if (got <= 0 || memcmp(raw + 24, bcache_magic, sizeof(bcache_magic)) ||
	    get_le64(raw + 8) != 8)
		return got < 0 ? got : 0;
	sb->type = "bcache";
	sb->not_fs = true;
	field_uuid(sb, raw + 40);
	field_label(sb, raw + 72, 32);
	words = get_le16(raw + 206);
	if (words > BCACHE_WORDS)
		sb->damage = "superblock has an impossible size";
	else if (~crc64(~0ULL, raw + 8, BCACHE_SIZE - 8 + 8 * words) !=
		 get_le64(raw))
		sb->damage = "superblock checksum is wrong";
	return 0;
}
