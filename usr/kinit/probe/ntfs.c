// SPDX-License-Identifier: GPL-2.0-only
/*
 * NTFS (Linux, fs/ntfs3/ntfs.h). At byte 0, little-endian:
 *
 *	 3  8  "NTFS    "
 *	11  2  size of a sector
 *	13  1  sectors in a cluster; from 0x81 on: log2, negated
 *	40  8  number of sectors
 *	48  8  cluster of the MFT
 *	64  1  clusters in a record of the MFT; negative: log2 of bytes, negated
 *	72  8  serial number
 *
 * Record 3 of the MFT is "$Volume". It begins with "FILE", at byte 20 is where
 * its attributes are, and an attribute is
 *
 *	 0  4  kind, 0x60: the label; all ones: no more attributes
 *	 4  4  its length
 *	16  4  length of its content
 *	20  2  where that is in the attribute
 */
#include <stdio.h>
#include <string.h>

#include "bytes.h"
#include "fields.h"

#define KIND_LABEL	0x60
#define RECORD_VOLUME	3
#define MAX_RECORD_SIZE 4096

/* 0: it makes no sense. */
static unsigned int cluster_shift(const uint8_t *raw, unsigned int sector_shift)
{
	unsigned int shift;

	if (raw[13] > 0x80)
		return sector_shift + (256u - raw[13]);
	if (!field_shift(raw[13], 0, 7, &shift))
		return 0;
	return sector_shift + shift;
}

static uint32_t record_size(const uint8_t *raw, unsigned int shift)
{
	unsigned int n = raw[64];

	if (n < 0x80)
		return n << shift;
	return 256 - n < 32 ? 1u << (256 - n) : 0;
}

static void find_label(const uint8_t *record, uint32_t size,
		       struct superblock *sb)
{
	uint32_t at = get_le16(record + 20), len, content, content_len;

	while (at <= size - 24) {
		len = get_le32(record + at + 4);
		if (get_le32(record + at) == 0xffffffff || len < 24 ||
		    len > size - at)
			return;
		content_len = get_le32(record + at + 16);
		content = get_le16(record + at + 20);
		if (get_le32(record + at) == KIND_LABEL) {
			if (content <= len && content_len <= len - content)
				field_label_utf16(sb, record + at + content,
						  content_len / 2);
			return;
		}
		at += len;
	}
}

int probe_ntfs(struct image *img, struct superblock *sb)
{
	unsigned int sector_shift, shift;
	uint8_t raw[80], record[MAX_RECORD_SIZE];
	uint64_t mft;
	uint32_t size;
	int got;

	got = field_read(img, 0, raw, sizeof(raw));
	if (got <= 0 || memcmp(raw + 3, "NTFS    ", 8))
		return got < 0 ? got : 0;
	sb->type = "ntfs";
	snprintf(sb->uuid, sizeof(sb->uuid), "%016llX",
		 (unsigned long long)get_le64(raw + 72));
	if (!field_shift(get_le16(raw + 11), 8, 12, &sector_shift) ||
	    !cluster_shift(raw, sector_shift) ||
	    cluster_shift(raw, sector_shift) > 21) {
		sb->damage = "superblock has an impossible cluster size";
		return 0;
	}
	sb->damage =
		field_size(sb, get_le64(raw + 40), sector_shift, img->size);
	shift = cluster_shift(raw, sector_shift);
	size = record_size(raw, shift);
	mft = get_le64(raw + 48);
	if (size < 256 || size > sizeof(record) || mft > img->size >> shift)
		return 0;
	got = field_read(img, (mft << shift) + RECORD_VOLUME * size, record,
			 size);
	if (got > 0 && !memcmp(record, "FILE", 4))
		find_label(record, size, sb);
	return got < 0 ? got : 0;
}
