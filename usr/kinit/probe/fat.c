// SPDX-License-Identifier: GPL-2.0-only
/*
 * FAT12, FAT16 and FAT32 (Microsoft, FAT32 File System Specification 1.03). At
 * byte 0, little-endian:
 *
 *	  0  1  0xeb or 0xe9: a jump
 *	 11  2  size of a sector
 *	 13  1  sectors in a cluster
 *	 14  2  sectors before the first FAT
 *	 16  1  number of FATs
 *	 17  2  entries of the root directory, 0: FAT32
 *	 19  2  number of sectors, 0: it is at 32, in 4 bytes
 *	 21  1  medium, 0xf0 or 0xf8 to 0xff
 *	 22  2  sectors of a FAT, 0: it is at 36, in 4 bytes, FAT32
 *	 44  4  FAT32: first cluster of the root directory
 *	 67  4  FAT32: serial number, and at 71 the label; else at 39 and 43
 *	510  2  0x55 0xaa
 *
 * and an entry of a directory:
 *
 *	 0 11  name; its first byte 0: no more entries, 0xe5: unused
 *	11  1  attributes, 0x08: this is the label, 0x0f: part of a long name
 *
 * There is no magic number that is worth its name, so all that a driver relies
 * on has to make sense. The label is that in the root directory, where Windows
 * and fatlabel write it, or else that in the first sector.
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"

#define ENTRY_SIZE	32
#define NAME_SIZE	11
#define ATTRIBUTE_LABEL 0x08
#define ATTRIBUTE_LONG	0x0f
#define ATTRIBUTE_MASK	0x3f

/* Entries of a root directory that are looked through for a label. */
#define MAX_ENTRIES 4096

struct fat {
	unsigned int sector_shift, cluster_shift; /* cluster: in sectors */
	uint32_t reserved, fats, entries, fat_sectors;
	uint64_t sectors;
	uint64_t data; /* sector of the first cluster, which is number 2 */
	uint32_t clusters;
	bool is_fat32;
};

static bool parse(const uint8_t *raw, struct fat *f)
{
	if ((raw[0] != 0xeb && raw[0] != 0xe9) || raw[510] != 0x55 ||
	    raw[511] != 0xaa || (raw[21] != 0xf0 && raw[21] < 0xf8) ||
	    !field_shift(get_le16(raw + 11), 9, 12, &f->sector_shift) ||
	    !field_shift(raw[13], 0, 7, &f->cluster_shift))
		return false;
	f->reserved = get_le16(raw + 14);
	f->fats = raw[16];
	f->entries = get_le16(raw + 17);
	f->fat_sectors = get_le16(raw + 22);
	f->is_fat32 = !f->fat_sectors;
	if (f->is_fat32)
		f->fat_sectors = get_le32(raw + 36);
	f->sectors = get_le16(raw + 19);
	if (!f->sectors)
		f->sectors = get_le32(raw + 32);
	if (!f->reserved || !f->fats || f->fats > 4 || !f->fat_sectors ||
	    f->is_fat32 != !f->entries)
		return false;

	f->data = f->reserved + (uint64_t)f->fats * f->fat_sectors +
		  (((uint64_t)f->entries * ENTRY_SIZE) >> f->sector_shift);
	if (f->data >= f->sectors)
		return false;
	f->clusters = (uint32_t)((f->sectors - f->data) >> f->cluster_shift);
	/* Each cluster of a FAT32 has 4 bytes in the FAT. */
	return !f->is_fat32 ||
	       f->clusters <= ((uint64_t)f->fat_sectors << f->sector_shift) / 4;
}

/*
 * Looks for the label among @entries at @off. Returns 1: do not go on; 0: go on
 * behind these; or -errno.
 */
static int find_label(struct image *img, uint64_t off, uint32_t entries,
		      struct superblock *sb)
{
	uint8_t e[ENTRY_SIZE];
	int got;

	for (; entries; entries--, off += sizeof(e)) {
		got = field_read(img, off, e, sizeof(e));
		if (got < 0)
			return got;
		if (!got || !e[0])
			return 1;
		if (e[0] == 0xe5 ||
		    (e[11] & ATTRIBUTE_MASK) == ATTRIBUTE_LONG ||
		    !(e[11] & ATTRIBUTE_LABEL))
			continue;
		/* A name that begins with this byte has it replaced so. */
		if (e[0] == 0x05)
			e[0] = 0xe5;
		field_label(sb, e, NAME_SIZE);
		return 1;
	}
	return 0;
}

static int find_label_fat32(struct image *img, const struct fat *f,
			    uint32_t cluster, struct superblock *sb)
{
	uint64_t fat = (uint64_t)f->reserved << f->sector_shift;
	unsigned int shift = f->sector_shift + f->cluster_shift;
	uint32_t in_cluster = (1u << shift) / ENTRY_SIZE, looked_at;
	uint64_t off;
	uint8_t next[4];
	int got;

	for (looked_at = 0; looked_at < MAX_ENTRIES; looked_at += in_cluster) {
		/* Also if it is less than 2. */
		if (cluster - 2 >= f->clusters)
			return 0;
		off = (f->data << f->sector_shift) +
		      ((uint64_t)(cluster - 2) << shift);
		got = find_label(img, off, in_cluster, sb);
		if (got)
			return got;
		got = field_read(img, fat + 4ULL * cluster, next, 4);
		if (got <= 0)
			return got;
		cluster = get_le32(next) & 0x0fffffff;
	}
	return 0;
}

int probe_fat(struct image *img, struct superblock *sb)
{
	struct fat f = { .reserved = 0 };
	const uint8_t *id;
	uint8_t raw[512];
	int got;

	got = field_read(img, 0, raw, sizeof(raw));
	if (got <= 0 || !parse(raw, &f))
		return got < 0 ? got : 0;
	sb->type = "vfat";
	field_version(sb, "FAT%u",
		      f.is_fat32	  ? 32
		      : f.clusters < 4085 ? 12
					  : 16);
	sb->damage = field_size(sb, f.sectors, f.sector_shift, img->size);
	sb->block_size = 1u << (f.sector_shift + f.cluster_shift);
	/* The byte before says whether there is a serial number. */
	id = raw + (f.is_fat32 ? 67 : 39);
	if (id[-1] == 0x29 || id[-1] == 0x28)
		field_serial(sb, id);
	if (f.is_fat32)
		got = find_label_fat32(img, &f, get_le32(raw + 44), sb);
	else
		got = find_label(img,
				 (f.data << f.sector_shift) -
					 f.entries * ENTRY_SIZE,
				 f.entries, sb);
	if (got < 0)
		return got;
	if (!sb->label[0] && id[-1] == 0x29 &&
	    memcmp(id + 4, "NO NAME    ", NAME_SIZE))
		field_label(sb, id + 4, NAME_SIZE);
	return 0;
}
