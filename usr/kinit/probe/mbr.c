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
 * - The name of a logical partition (5 and up) follows from its number. Its
 *   type and place need a walk, which costs a read for each of those before
 *   it, so only mbr_walk_logical() does that.
 *
 * An extended partition begins with a table of the same form. Its first entries
 * are partitions, from that table on; one of an extended type is where the next
 * table is, from the start of the outermost.
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

/*
 * Tables of logical partitions that are followed: Linux makes no more
 * partitions than that, and gives up behind 100 tables that have none.
 */
#define MAX_TABLES (MAX_PARTITIONS + 100)

struct walk {
	struct image *img;
	const struct ptable *pt;
	mbr_logical_fn *fn;
	void *arg;
	unsigned int number; /* of the next partition */
	uint64_t first, first_size; /* the outermost; sectors */
	uint64_t this, this_size; /* where this table is */
	unsigned int tables; /* that were read */
};

/*
 * Most systems know the first two entries only. What is in the others is a
 * partition if it is within this one.
 */
static bool is_logical(const struct walk *w, const uint8_t *e, unsigned int i)
{
	uint64_t start = get_le32(e + 8), size = get_le32(e + 12);

	if (!size || is_extended(e))
		return false;
	return i <= 2 ||
	       (start + size <= w->this_size && w->this + start >= w->first &&
		w->this + start + size <= w->first + w->first_size);
}

static void describe(const struct walk *w, const uint8_t *e,
		     struct partition *p)
{
	memset(p, 0, sizeof(*p));
	snprintf(p->partuuid, sizeof(p->partuuid), "%08x-%02x",
		 (unsigned int)w->pt->signature, w->number);
	snprintf(p->type, sizeof(p->type), "0x%x", e[4]);
	p->start = (w->this + get_le32(e + 8)) * w->img->sector_size;
	p->size = (uint64_t)get_le32(e + 12) * w->img->sector_size;
}

/* Tells of the partitions in @table. */
static int walk_table(struct walk *w, const uint8_t *table)
{
	struct partition p;
	const uint8_t *e;
	unsigned int i;
	int err;

	for (i = 1; i <= MBR_PRIMARY; i++) {
		e = entry(table, i);
		if (!is_logical(w, e, i) || w->number > MAX_PARTITIONS)
			continue;
		describe(w, e, &p);
		err = w->fn(w->arg, w->number++, &p);
		if (err)
			return err;
	}
	return 0;
}

/* Sets where the next table is; false: there is none. */
static bool next_table(struct walk *w, const uint8_t *table)
{
	unsigned int i;

	for (i = 1; i <= MBR_PRIMARY; i++)
		if (is_extended(entry(table, i))) {
			w->this = w->first + get_le32(entry(table, i) + 8);
			w->this_size = get_le32(entry(table, i) + 12);
			return true;
		}
	return false;
}

static int walk_extended(struct walk *w, const uint8_t *e)
{
	uint8_t table[MBR_SIZE];
	int err;

	w->first = w->this = get_le32(e + 8);
	w->first_size = w->this_size = get_le32(e + 12);
	while (w->number <= MAX_PARTITIONS && w->tables++ < MAX_TABLES) {
		if (image_read(w->img, w->this * w->img->sector_size, table,
			       sizeof(table)) ||
		    !has_magic(table))
			return 0;
		err = walk_table(w, table);
		if (err || !next_table(w, table))
			return err;
	}
	return 0;
}

int mbr_walk_logical(struct image *img, const struct ptable *pt,
		     mbr_logical_fn *fn, void *arg)
{
	struct walk w = {
		.img = img,
		.pt = pt,
		.fn = fn,
		.arg = arg,
		.number = MBR_PRIMARY + 1,
	};
	uint8_t sector[MBR_SIZE];
	unsigned int i;
	int err;

	err = image_read(img, 0, sector, sizeof(sector));
	for (i = 1; !err && i <= MBR_PRIMARY; i++)
		if (is_extended(entry(sector, i)))
			err = walk_extended(&w, entry(sector, i));
	return err;
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
