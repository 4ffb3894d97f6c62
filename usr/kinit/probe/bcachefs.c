// SPDX-License-Identifier: GPL-2.0-only
/*
 * bcachefs (Linux, fs/bcachefs/bcachefs_format.h). At byte 4096, little-endian:
 *
 *	 16  2  version
 *	 24 16  magic, either of two
 *	 56 16  UUID
 *	 72 32  label
 *	104  8  sector that this superblock is at, 8
 *	112  8  counts the changes of the superblock
 *	122  1  place of this device
 *	123  1  number of devices
 *
 * Each device has the superblock of the whole.
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"

/* The first 4 bytes are those of both, and the rest of the newer one. */
static const uint8_t magics[2][16] = {
	{ 0xc6, 0x85, 0x73, 0xf6, 0x66, 0xce, 0x90, 0xa9, 0xd9, 0x6a, 0x60,
	  0xcf, 0x80, 0x3d, 0xf7, 0xef },
	{ 0xc6, 0x85, 0x73, 0xf6, 0x4e, 0x1a, 0x45, 0xca, 0x82, 0x65, 0xf5,
	  0x7f, 0x48, 0xba, 0x6d, 0x81 },
};

int probe_bcachefs(struct image *img, struct superblock *sb)
{
	uint8_t raw[128];
	int got;

	got = field_read(img, 4096, raw, sizeof(raw));
	if (got <= 0)
		return got;
	if ((memcmp(raw + 24, magics[0], 16) &&
	     memcmp(raw + 24, magics[1], 16)) ||
	    get_le64(raw + 104) != 8)
		return 0;
	sb->type = "bcachefs";
	field_version(sb, "%u", get_le16(raw + 16));
	field_uuid(sb, raw + 56);
	field_label(sb, raw + 72, 32);
	sb->group.events = get_le64(raw + 112);
	sb->group.index = raw[122];
	sb->group.members = raw[123];
	return 0;
}
