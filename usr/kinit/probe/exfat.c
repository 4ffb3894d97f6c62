// SPDX-License-Identifier: GPL-2.0-only
/*
 * exFAT (Microsoft, exFAT file system specification). At byte 0, little-endian:
 *
 *	  3  8  "EXFAT   "
 *	 72  8  number of sectors
 *	 80  4  sector of the FAT
 *	 88  4  sector of the first cluster, which is number 2
 *	 92  4  number of clusters
 *	 96  4  first cluster of the root directory
 *	100  4  serial number
 *	104  1  second part of the version; 105 1: the first
 *	108  1  log2 of the size of a sector, 9 to 12
 *	109  1  log2 of the number of sectors in a cluster
 *
 * Sector 11 repeats a checksum of the 11 before it, but for bytes 106, 107 and
 * 112, which change while it is mounted. An entry of a directory:
 *
 *	 0  1  kind, 0x83: the label, 0: no more entries
 *	 1  1  its length in units
 *	 2 22  the label, UTF-16
 */
#include <string.h>

#include "bytes.h"
#include "chain.h"
#include "fields.h"

#define BOOT_SECTORS 11
#define LABEL_UNITS  11
#define KIND_LABEL   0x83

static int checksum(struct image *img, unsigned int shift, const char **damage)
{
	uint32_t sum = 0, i, end = BOOT_SECTORS << shift;
	uint8_t part[512];
	int got;

	for (i = 0; i < end; i++) {
		if (i % sizeof(part) == 0) {
			got = field_read(img, i, part, sizeof(part));
			if (got <= 0)
				return got;
		}
		if (i != 106 && i != 107 && i != 112)
			sum = (sum << 31 | sum >> 1) + part[i % sizeof(part)];
	}
	got = field_read(img, end, part, 4);
	if (got > 0 && get_le32(part) != sum)
		*damage = "checksum of the boot sectors is wrong";
	return got;
}

static bool take_label(const uint8_t *e, struct superblock *sb)
{
	if (e[0] == KIND_LABEL)
		field_label_utf16(sb, e + 2,
				  e[1] < LABEL_UNITS ? e[1] : LABEL_UNITS);
	return !e[0] || e[0] == KIND_LABEL;
}

static int find_label(struct image *img, const uint8_t *raw,
		      struct superblock *sb)
{
	unsigned int shift = raw[108];
	const struct chain chain = {
		.fat = (uint64_t)get_le32(raw + 80) << shift,
		.data = (uint64_t)get_le32(raw + 88) << shift,
		.shift = shift + raw[109],
		.clusters = get_le32(raw + 92),
		.mask = ~0u,
	};

	return chain_walk(img, &chain, get_le32(raw + 96), take_label, sb);
}

int probe_exfat(struct image *img, struct superblock *sb)
{
	uint8_t raw[128];
	int got;

	got = field_read(img, 0, raw, sizeof(raw));
	if (got <= 0 || memcmp(raw + 3, "EXFAT   ", 8))
		return got < 0 ? got : 0;
	sb->type = "exfat";
	field_serial(sb, raw + 100);
	field_version(sb, "%u.%u", raw[105], raw[104]);
	if (raw[108] < 9 || raw[108] > 12 || raw[108] + raw[109] > 25) {
		sb->damage = "superblock has an impossible sector size";
		return 0;
	}
	sb->damage = field_size(sb, get_le64(raw + 72), raw[108], img->size);
	got = checksum(img, raw[108], &sb->damage);
	if (got >= 0)
		got = find_label(img, raw, sb);
	return got < 0 ? got : 0;
}
