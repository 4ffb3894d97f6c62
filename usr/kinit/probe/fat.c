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
 *	 82  8  FAT32: "FAT32   ", else at 54 "FAT12   ", "FAT16   "
 *	510  2  0x55 0xaa
 *
 * and an entry of a directory:
 *
 *	 0 11  name; its first byte 0: no more entries, 0xe5: unused
 *	11  1  attributes, 0x08: this is the label, 0x0f: part of a long name
 *	20  2  first cluster, high half; 26  2: low half; a label has none
 *
 * There is no magic number that is worth its name, so all that a driver relies
 * on has to make sense. The label is that in the root directory, where Windows
 * and fatlabel write it. The one in the first sector is not kept up to date by
 * all, so it is none for blkid, either.
 */
#include <string.h>

#include "bytes.h"
#include "chain.h"
#include "fields.h"

#define NAME_SIZE	11
#define ATTRIBUTE_LABEL 0x08
#define ATTRIBUTE_DIR	0x10
#define ATTRIBUTE_LONG	0x0f
#define ATTRIBUTE_MASK	0x3f

struct fat {
	unsigned int sector_shift, cluster_shift; /* cluster: in sectors */
	uint32_t reserved, fats, entries, fat_sectors;
	uint64_t sectors;
	uint64_t data; /* sector of the first cluster, which is number 2 */
	uint32_t clusters;
	bool is_fat32;
};

/*
 * Some makers leave the end or the jump away, but name it. OS/2 puts the same
 * numbers, and another name, in front of what is no FAT.
 */
static bool may_be_fat(const uint8_t *raw)
{
	if (!memcmp(raw + 54, "JFS     ", 8) ||
	    !memcmp(raw + 54, "HPFS    ", 8))
		return false;
	if ((raw[0] == 0xeb || raw[0] == 0xe9) && raw[510] == 0x55 &&
	    raw[511] == 0xaa)
		return true;
	return !memcmp(raw + 54, "FAT12   ", 8) ||
	       !memcmp(raw + 54, "FAT16   ", 8) ||
	       !memcmp(raw + 82, "FAT32   ", 8);
}

static bool parse(const uint8_t *raw, struct fat *f)
{
	if (!may_be_fat(raw) || (raw[21] != 0xf0 && raw[21] < 0xf8) ||
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

	f->data =
		f->reserved + (uint64_t)f->fats * f->fat_sectors +
		(((uint64_t)f->entries * CHAIN_ENTRY_SIZE) >> f->sector_shift);
	if (f->data >= f->sectors)
		return false;
	f->clusters = (uint32_t)((f->sectors - f->data) >> f->cluster_shift);
	/* Each cluster of a FAT32 has 4 bytes in the FAT. */
	return !f->is_fat32 ||
	       f->clusters <= ((uint64_t)f->fat_sectors << f->sector_shift) / 4;
}

static bool take_label(const uint8_t *e, struct superblock *sb)
{
	uint8_t name[NAME_SIZE];

	if (!e[0])
		return true;
	if (e[0] == 0xe5 || (e[11] & ATTRIBUTE_MASK) == ATTRIBUTE_LONG ||
	    (e[11] & (ATTRIBUTE_LABEL | ATTRIBUTE_DIR)) != ATTRIBUTE_LABEL ||
	    get_le16(e + 20) || get_le16(e + 26))
		return false;
	memcpy(name, e, sizeof(name));
	/* A name that begins with this byte has it replaced so. */
	if (name[0] == 0x05)
		name[0] = 0xe5;
	field_label(sb, name, sizeof(name));
	return true;
}

static int find_label(struct image *img, const struct fat *f,
		      const uint8_t *raw, struct superblock *sb)
{
	const struct chain chain = {
		.fat = (uint64_t)f->reserved << f->sector_shift,
		.data = f->data << f->sector_shift,
		.shift = f->sector_shift + f->cluster_shift,
		.clusters = f->clusters,
		.mask = 0x0fffffff,
	};
	uint64_t start;
	uint32_t n;

	if (f->is_fat32)
		return chain_walk(img, &chain, get_le32(raw + 44), take_label,
				  sb);
	/* The root folder is in front of the data. */
	start = chain.data - (uint64_t)f->entries * CHAIN_ENTRY_SIZE;
	n = f->entries < CHAIN_MAX_ENTRIES ? f->entries : CHAIN_MAX_ENTRIES;
	return chain_entries(img, start, n, take_label, sb);
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
	/* Linux takes it as it is where it is cut off. */
	sb->damage = field_size(sb, f.sectors, f.sector_shift, UINT64_MAX);
	sb->block_size = 1u << (f.sector_shift + f.cluster_shift);
	/* The byte before says whether there is a serial number. */
	id = raw + (f.is_fat32 ? 67 : 39);
	if (id[-1] == 0x29 || id[-1] == 0x28)
		field_serial(sb, id);
	got = find_label(img, &f, raw, sb);
	return got < 0 ? got : 0;
}
