// SPDX-License-Identifier: GPL-2.0-only
/*
 * F2FS (Linux, include/linux/f2fs_fs.h). At byte 1024, and a copy 4096 bytes
 * behind it; the kernel takes either. Little-endian:
 *
 *	   0  4  0xf2f52010
 *	   4  2  version; 6  2: its second part
 *	  16  4  log2 of the size of a block
 *	  32  4  where the checksum is, if there is one
 *	  36  8  number of blocks
 *	 108 16  UUID
 *	 124 1024 label, UTF-16
 *	2180  4  features, 0x800: with checksum
 *	2201 64  name of the first device, if there are several
 *	3068  4  CRC-32 of what is before it, which starts with the magic number
 *		 and is not inverted
 */
#include "bytes.h"
#include "crc32.h"
#include "fields.h"

#define F2FS_OFFSET   1024
#define F2FS_COPY     4096
#define F2FS_SIZE     3072
#define F2FS_MAGIC    0xf2f52010
#define F2FS_CHECKSUM 3068
#define F2FS_UNITS    512

static const char *f2fs_damage(const uint8_t *raw, uint64_t device_size,
			       struct superblock *sb)
{
	unsigned int shift = get_le32(raw + 16);

	if (shift < 9 || shift > 16)
		return "superblock has an impossible block size";
	if (get_le32(raw + 2180) & 0x800 &&
	    (get_le32(raw + 32) != F2FS_CHECKSUM ||
	     ~crc32(~F2FS_MAGIC, raw, F2FS_CHECKSUM) !=
		     get_le32(raw + F2FS_CHECKSUM)))
		return "superblock checksum is wrong";
	/* That is the size of all its devices. */
	if (raw[2201]) {
		sb->block_size = 1u << shift;
		return NULL;
	}
	return field_size(sb, get_le64(raw + 36), shift, device_size);
}

int probe_f2fs(struct image *img, struct superblock *sb)
{
	uint8_t raw[F2FS_SIZE];
	uint32_t off = F2FS_OFFSET;
	int i, got;

	for (i = 0; i < 2; i++, off += F2FS_COPY) {
		/* The magic number alone: what else is there may be bad. */
		got = field_read(img, off, raw, 4);
		if (got > 0 && get_le32(raw) == F2FS_MAGIC)
			got = field_read(img, off, raw, sizeof(raw));
		if (got < 0)
			return got;
		if (!got || get_le32(raw) != F2FS_MAGIC)
			continue;
		sb->type = "f2fs";
		field_version(sb, "%u.%u", get_le16(raw + 4),
			      get_le16(raw + 6));
		field_uuid(sb, raw + 108);
		field_label_utf16(sb, raw + 124, F2FS_UNITS);
		sb->damage = f2fs_damage(raw, img->size, sb);
		if (!sb->damage)
			break;
	}
	return 0;
}
