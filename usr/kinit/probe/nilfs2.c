// SPDX-License-Identifier: GPL-2.0-only
/*
 * NILFS2 (Linux, include/uapi/linux/nilfs2_ondisk.h). At byte 1024,
 * little-endian:
 *
 *	  0  4  version, 2
 *	  6  2  0x3434
 *	  8  2  bytes that the checksum is of
 *	 12  4  what the checksum starts with
 *	 16  4  CRC-32 of these bytes, this field 0, not inverted
 *	 32  8  size of the device
 *	152 16  UUID
 *	168 80  label
 *
 * The magic number is a short one, so a superblock with another checksum is
 * none. A second superblock, at the end, is left to the kernel.
 */
#include <string.h>

#include "bytes.h"
#include "crc32.h"
#include "fields.h"

#define NILFS2_OFFSET 1024
#define NILFS2_SIZE   1024

int probe_nilfs2(struct image *img, struct superblock *sb)
{
	uint8_t raw[NILFS2_SIZE];
	uint32_t stored, size;
	int got;

	got = field_read(img, NILFS2_OFFSET, raw, sizeof(raw));
	if (got <= 0 || get_le16(raw + 6) != 0x3434 || get_le32(raw) != 2)
		return got < 0 ? got : 0;
	size = get_le16(raw + 8);
	if (size < 248 || size > sizeof(raw))
		return 0;
	stored = get_le32(raw + 16);
	memset(raw + 16, 0, 4);
	if (~crc32(~get_le32(raw + 12), raw, size) != stored)
		return 0;
	sb->type = "nilfs2";
	field_version(sb, "2");
	field_uuid(sb, raw + 152);
	field_label(sb, raw + 168, 80);
	sb->damage = field_size(sb, get_le64(raw + 32), 0, img->size);
	return 0;
}
