// SPDX-License-Identifier: GPL-2.0-only
/*
 * XFS (Linux, fs/xfs/libxfs/xfs_format.h). At byte 0, big-endian:
 *
 *	  0  4  "XFSB"
 *	  4  4  size of a block
 *	  8  8  number of blocks
 *	 32 16  UUID
 *	100  2  version in the low 4 bits, 5: with checksums
 *	102  2  size of a sector, which is what the checksum is of
 *	108 12  label
 *	224  4  crc32c of the sector with this field 0, little-endian
 */
#include <string.h>

#include "bytes.h"
#include "crc32c.h"
#include "fields.h"

#define XFS_CRC 224

/*
 * Of the sector at @start that begins with @raw. Returns NULL or damage, or
 * sets
 * *@err if the sector cannot be read.
 */
static const char *xfs_checksum(struct image *img, uint64_t start,
				const uint8_t *raw, int *err)
{
	uint32_t stored = get_le32(raw + XFS_CRC), crc;
	uint32_t size = get_be16(raw + 102);
	uint8_t more[XFS_SIZE];
	uint32_t off;
	int got;

	memcpy(more, raw, sizeof(more));
	memset(more + XFS_CRC, 0, 4);
	crc = crc32c(~0u, more, sizeof(more));
	for (off = sizeof(more); off < size; off += sizeof(more)) {
		got = field_read(img, start + off, more, sizeof(more));
		if (!got)
			break;
		if (got < 0) {
			*err = got;
			return NULL;
		}
		crc = crc32c(crc, more, sizeof(more));
	}
	return ~crc == stored ? NULL : "superblock checksum is wrong";
}

int xfs_read(struct image *img, uint64_t off, uint8_t raw[XFS_SIZE],
	     struct superblock *sb)
{
	unsigned int block_shift, sector_shift;
	int got, err = 0;

	got = field_read(img, off, raw, XFS_SIZE);
	if (got <= 0 || memcmp(raw, "XFSB", 4))
		return got < 0 ? got : 0;
	sb->type = "xfs";
	field_uuid(sb, raw + 32);
	field_label(sb, raw + 108, 12);
	if (!field_shift(get_be32(raw + 4), 9, 16, &block_shift))
		sb->damage = "superblock has an impossible block size";
	else if (!field_shift(get_be16(raw + 102), 9, 15, &sector_shift))
		sb->damage = "superblock has an impossible sector size";
	else
		sb->damage = field_size(sb, get_be64(raw + 8), block_shift,
					img->size);
	if (!sb->damage && (get_be16(raw + 100) & 15) == 5)
		sb->damage = xfs_checksum(img, off, raw, &err);
	return err;
}

int probe_xfs(struct image *img, struct superblock *sb)
{
	uint8_t raw[XFS_SIZE];

	return xfs_read(img, 0, raw, sb);
}
