// SPDX-License-Identifier: GPL-2.0-only
/*
 * Swap areas, and hibernation images in them (Linux, include/linux/swap.h,
 * kernel/power/swap.c). The magic is the last 10 bytes of the first page, and
 * pages are those of the machine that made it:
 *
 *	1024  4  version, 1, in the byte order of that machine
 *	1028  4  number of the last page
 *	1036 16  UUID
 *	1052 16  label
 *
 * A hibernating kernel replaces the magic, "SWAPSPACE2", by one of its own, and
 * restores it when it resumes; meanwhile it stands in the 10 bytes before.
 *TuxOnIce leaves it, and puts eight bytes at the start of the page.
 *"SWAP-SPACE" is the format of before 1998, without a header.
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"

#define MAGIC_SIZE 10

/* No architecture has pages of 32 KiB. */
static const uint8_t page_shifts[] = { 12, 13, 14, 16 };

static const uint8_t tux_on_ice[8] = { 0xed, 0xc3, 0x02, 0xe9,
				       0x98, 0x56, 0xe5, 0x0c };

static const struct {
	char magic[MAGIC_SIZE + 1];
	const char *type, *version;
} magics[] = {
	{ "SWAPSPACE2", "swap", "1" },
	{ "SWAP-SPACE", "swap", "0" },
	{ "S1SUSPEND", "swsuspend", "s1suspend" },
	{ "S2SUSPEND", "swsuspend", "s2suspend" },
	{ "ULSUSPEND", "swsuspend", "ulsuspend" },
	{ "LINHIB0001", "swsuspend", "linhib0001" },
};

static bool find_magic(const uint8_t *magic, struct superblock *sb)
{
	size_t i;

	for (i = 0; i < sizeof(magics) / sizeof(*magics); i++)
		if (!memcmp(magic, magics[i].magic, MAGIC_SIZE)) {
			sb->type = magics[i].type;
			field_version(sb, "%s", magics[i].version);
			return true;
		}
	return false;
}

static const char *swap_damage(struct superblock *sb, const uint8_t *h,
			       unsigned int shift, uint64_t device_size)
{
	if (get_be32(h) == 1)
		return "swap area is that of a machine of the other byte order";
	if (get_le32(h) != 1)
		return "swap area has an unknown version";
	if (field_size(sb, (uint64_t)get_le32(h + 4) + 1, shift, device_size))
		return "swap area is larger than its device";
	return NULL;
}

/* Returns 1 if one is there, and sets *@shift to the page's size. */
static int find(struct image *img, uint64_t page, struct superblock *sb,
		unsigned int *shift)
{
	uint8_t magic[MAGIC_SIZE];
	size_t i;
	int got;

	for (i = 0; i < sizeof(page_shifts); i++) {
		*shift = page_shifts[i];
		if (page > img->size >> *shift)
			return 0;
		got = field_read(img, ((page + 1) << *shift) - MAGIC_SIZE,
				 magic, sizeof(magic));
		if (got <= 0)
			return got;
		if (find_magic(magic, sb))
			return 1;
	}
	return 0;
}

bool swap_was_hibernated(const uint8_t end[SWAP_END_SIZE])
{
	return !memcmp(end + MAGIC_SIZE, "S1SUSPEND", MAGIC_SIZE) &&
	       !memcmp(end, "SWAP", 4);
}

int probe_swap(struct image *img, struct superblock *sb)
{
	return probe_swap_at(img, 0, sb);
}

int probe_swap_at(struct image *img, uint64_t page, struct superblock *sb)
{
	uint8_t start[8], h[44];
	unsigned int shift;
	int got;

	got = find(img, page, sb, &shift);
	if (got > 0)
		got = field_read(img, page << shift, start, sizeof(start));
	if (got > 0)
		got = field_read(img, (page << shift) + 1024, h, sizeof(h));
	if (got <= 0)
		return got;
	sb->not_fs = true;
	sb->block_size = 1u << shift;
	if (!strcmp(sb->version, "0"))
		return 0;
	if (!memcmp(start, tux_on_ice, sizeof(start))) {
		sb->type = "swsuspend";
		field_version(sb, "tuxonice");
	}
	field_uuid(sb, h + 12);
	field_label(sb, h + 28, 16);
	sb->damage = swap_damage(sb, h, shift, img->size);
	return 0;
}
