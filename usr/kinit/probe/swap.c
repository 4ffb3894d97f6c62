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
 * restores it when it resumes.
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"

#define MAGIC_SIZE 10

/* The page sizes of the architectures that kinit is for; the last is arm64's.
 */
static const uint8_t page_shifts[] = { 12, 14, 16 };

static const char suspended[][MAGIC_SIZE + 1] = {
	"S1SUSPEND",
	"S2SUSPEND",
	"ULSUSPEND",
	"LINHIB0001",
};

static const char *swap_type(const uint8_t *magic)
{
	size_t i;

	if (!memcmp(magic, "SWAPSPACE2", MAGIC_SIZE))
		return "swap";
	for (i = 0; i < sizeof(suspended) / sizeof(*suspended); i++)
		if (!memcmp(magic, suspended[i], MAGIC_SIZE))
			return "swsuspend";
	return NULL;
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

int probe_swap(struct image *img, struct superblock *sb)
{
	uint8_t magic[MAGIC_SIZE], h[44];
	size_t i;
	int got;

	for (i = 0; i < sizeof(page_shifts); i++) {
		got = field_read(img, (1u << page_shifts[i]) - MAGIC_SIZE,
				 magic, sizeof(magic));
		if (got <= 0)
			return got;
		sb->type = swap_type(magic);
		if (sb->type)
			break;
	}
	if (!sb->type)
		return 0;
	got = field_read(img, 1024, h, sizeof(h));
	if (got < 0)
		return got;
	sb->not_fs = true;
	if (!strcmp(sb->type, "swap"))
		field_version(sb, "1");
	field_uuid(sb, h + 12);
	field_label(sb, h + 28, 16);
	sb->damage = swap_damage(sb, h, page_shifts[i], img->size);
	return 0;
}
