// SPDX-License-Identifier: GPL-2.0-only
/*
 * The MBR of a PC: the first 512 bytes of a disk.
 *
 *	440   4  disk signature, little-endian
 *	446  16  entry of partition 1, and three more
 *	510   2  0x55 0xaa
 *
 * and an entry:
 *
 *	  0   1  0x80: active, 0x00: not
 *	  4   1  type; 0x05, 0x0f and 0x85: extended, 0xee: protects a GPT
 *	  8   4  first sector, little-endian, in logical sectors
 *	 12   4  number of sectors; 0: no partition
 *
 * All choices are those of Linux (block/partitions/msdos.c, efi.c), since only
 * what it made partitions of will be asked for:
 *
 * - A boot sector of a FAT file system ends in 0x55 0xaa too. As in Linux, it
 *   is no table if one of the four status bytes is neither 0x00 nor 0x80; if
 *   they are, there are no entries in it as a rule, so nothing is said that
 *   is not true.
 * - PARTUUID is the signature and the number, "%08x-%02x", also if the
 *   signature is 0, and also for logical partitions. An extended partition
 *   has none.
 * - Logical partitions (5 and up) are not walked: their name follows from the
 *   number, so their type and place stay unknown.
 */
#include <stdio.h>
#include <string.h>

#include "bytes.h"
#include "ptable.h"

#define MBR_SIGNATURE  440
#define MBR_ENTRIES    446
#define MBR_ENTRY_SIZE 16
#define MBR_MAGIC      510
#define MBR_PRIMARY    4 /* number of primary partitions */
#define MAX_PARTITIONS 255 /* that Linux makes of one disk */

#define TYPE_EXTENDED	    0x05
#define TYPE_EXTENDED_LBA   0x0f
#define TYPE_EXTENDED_LINUX 0x85
#define TYPE_PROTECTIVE	    0xee

static const uint8_t *entry(const uint8_t *sector, unsigned int number)
{
	return sector + MBR_ENTRIES + (number - 1) * MBR_ENTRY_SIZE;
}

static bool is_extended(const uint8_t *e)
{
	return get_le32(e + 12) &&
	       (e[4] == TYPE_EXTENDED || e[4] == TYPE_EXTENDED_LBA ||
		e[4] == TYPE_EXTENDED_LINUX);
}

static bool has_magic(const uint8_t *sector)
{
	return sector[MBR_MAGIC] == 0x55 && sector[MBR_MAGIC + 1] == 0xaa;
}

bool mbr_is_protective(const uint8_t sector[MBR_SIZE])
{
	unsigned int i;

	if (!has_magic(sector))
		return false;
	for (i = 1; i <= MBR_PRIMARY; i++)
		if (entry(sector, i)[4] == TYPE_PROTECTIVE &&
		    get_le32(entry(sector, i) + 8) == 1)
			return true;
	return false;
}

void mbr_parse(const uint8_t sector[MBR_SIZE], struct ptable *pt)
{
	unsigned int i;

	if (!has_magic(sector))
		return;
	for (i = 1; i <= MBR_PRIMARY; i++) {
		if (entry(sector, i)[0] & 0x7f)
			return;
		/* Meant for a GPT, but not in a way that Linux accepts. */
		if (entry(sector, i)[4] == TYPE_PROTECTIVE)
			return;
	}
	pt->scheme = PTABLE_MBR;
	pt->signature = get_le32(sector + MBR_SIGNATURE);
	snprintf(pt->id, sizeof(pt->id), "%08x", (unsigned int)pt->signature);
}

static bool has_logical(const uint8_t *sector)
{
	unsigned int i;

	for (i = 1; i <= MBR_PRIMARY; i++)
		if (is_extended(entry(sector, i)))
			return true;
	return false;
}

int mbr_partition(struct image *img, const struct ptable *pt,
		  unsigned int number, struct partition *p)
{
	uint8_t sector[MBR_SIZE];
	const uint8_t *e;
	int err;

	if (number < 1 || number > MAX_PARTITIONS)
		return -ENOENT;
	err = image_read(img, 0, sector, sizeof(sector));
	if (err)
		return err;

	if (number > MBR_PRIMARY) {
		if (!has_logical(sector))
			return -ENOENT;
	} else {
		e = entry(sector, number);
		p->start = (uint64_t)get_le32(e + 8) * img->sector_size;
		p->size = (uint64_t)get_le32(e + 12) * img->sector_size;
		if (!p->size || p->start >= img->size) {
			memset(p, 0, sizeof(*p));
			return -ENOENT;
		}
		snprintf(p->type, sizeof(p->type), "0x%x", e[4]);
		if (is_extended(e))
			return 0;
	}
	snprintf(p->partuuid, sizeof(p->partuuid), "%08x-%02x",
		 (unsigned int)pt->signature, number);
	return 0;
}
