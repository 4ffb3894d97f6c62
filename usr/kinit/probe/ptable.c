// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "ptable.h"

#define MIN_SECTOR_SIZE 512
#define MAX_SECTOR_SIZE 65536

static bool is_sector_size(uint32_t n)
{
	return n >= MIN_SECTOR_SIZE && n <= MAX_SECTOR_SIZE && !(n & (n - 1));
}

int ptable_read(struct image *img, struct ptable *pt)
{
	uint8_t sector[MBR_SIZE];
	int err;

	memset(pt, 0, sizeof(*pt));
	if (!is_sector_size(img->sector_size))
		return -EINVAL;
	if (img->size < img->sector_size)
		return 0;
	err = image_read(img, 0, sector, sizeof(sector));
	if (err)
		return err;
	/*
	 * The kernel's order: a GPT is one only behind a protective MBR, and
	 * behind a protective MBR nothing else is looked for.
	 */
	if (mbr_is_protective(sector))
		gpt_read(img, pt);
	else
		mbr_parse(sector, pt);
	if (pt->scheme == PTABLE_NONE) {
		pt->name = ptable_other(img, sector);
		if (pt->name)
			pt->scheme = PTABLE_OTHER;
	} else {
		pt->name = pt->scheme == PTABLE_GPT ? "gpt" : "dos";
	}
	return 0;
}

bool ptable_is_boot_sector(struct image *img, const struct ptable *pt)
{
	struct partition p;
	unsigned int i;

	if (pt->scheme != PTABLE_MBR)
		return false;
	for (i = 1; i <= 4; i++)
		if (ptable_partition(img, pt, i, &p) != -ENOENT)
			return false;
	return true;
}

int ptable_partition(struct image *img, const struct ptable *pt,
		     unsigned int number, struct partition *p)
{
	memset(p, 0, sizeof(*p));
	switch (pt->scheme) {
	case PTABLE_MBR:
		return mbr_partition(img, pt, number, p);
	case PTABLE_GPT:
		return gpt_partition(img, pt, number, p);
	case PTABLE_NONE:
	case PTABLE_OTHER:
		break;
	}
	return -ENOENT;
}

bool ptable_covers(struct image *img, uint64_t off)
{
	struct partition p;
	struct ptable pt;
	unsigned int i;

	if (ptable_read(img, &pt))
		return false;
	/* Logical partitions are within an extended one, which is 1 to 4. */
	for (i = 1; i <= 128; i++)
		if (!ptable_partition(img, &pt, i, &p) && p.start &&
		    off >= p.start && off - p.start < p.size)
			return true;
	return false;
}
