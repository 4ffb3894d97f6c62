// SPDX-License-Identifier: GPL-2.0-only
/*
 * JFS (Linux, fs/jfs/jfs_superblock.h). At byte 32768, little-endian:
 *
 *	  0  4  "JFS1"
 *	  4  4  version, 1 or 2
 *	  8  8  number of blocks of the device
 *	 20  2  log2 of the size of a block
 *	 28  2  log2 of the size of a block of the device
 *	 40  4  state, 0: clean
 *	136 16  UUID
 *	152 16  label
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"

#define JFS_OFFSET 32768

int probe_jfs(struct image *img, struct superblock *sb)
{
	unsigned int shift, device_shift;
	uint8_t raw[184];
	int got;

	got = field_read(img, JFS_OFFSET, raw, sizeof(raw));
	if (got <= 0 || memcmp(raw, "JFS1", 4))
		return got < 0 ? got : 0;
	sb->type = "jfs";
	field_uuid(sb, raw + 136);
	field_label(sb, raw + 152, 16);
	sb->needs_recovery = get_le32(raw + 40);
	shift = get_le16(raw + 20);
	device_shift = get_le16(raw + 28);
	if (!get_le32(raw + 4) || get_le32(raw + 4) > 2)
		sb->damage = "superblock has an unknown version";
	else if (shift < 9 || shift > 16 || device_shift < 9 ||
		 device_shift > shift)
		sb->damage = "superblock has an impossible block size";
	else
		sb->damage = field_size(sb, get_le64(raw + 8), device_shift,
					img->size);
	return 0;
}
