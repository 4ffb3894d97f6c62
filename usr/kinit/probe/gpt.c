// SPDX-License-Identifier: GPL-2.0-only
/*
 * GUID partition tables (UEFI specification, chapter 5). All numbers are
 * little-endian, places and lengths are in logical sectors. The header is in
 * sector 1, its backup in the last one:
 *
 *	  0   8  "EFI PART"
 *	 12   4  size of the header in bytes: 92 to a sector
 *	 16   4  CRC-32 of the header, taken with this field 0
 *	 24   8  the sector that this header is in
 *	 40   8  first sector that partitions may use
 *	 48   8  last sector that partitions may use
 *	 56  16  GUID of the disk
 *	 72   8  first sector of the entries
 *	 80   4  number of entries
 *	 84   4  size of an entry in bytes: 128, 256, 512 ...
 *	 88   4  CRC-32 of all entries
 *
 * and an entry:
 *
 *	  0  16  GUID of the type; all zero: not used
 *	 16  16  GUID of this partition
 *	 32   8  first sector
 *	 40   8  last sector
 *	 48   8  attributes, bits
 *	 56  72  name, UTF-16, not terminated if all is used
 *
 * What Linux (block/partitions/efi.c) takes for valid is valid here, and two
 * things more: entries larger than 128 bytes, and the backup in the last
 * sector without "gpt" on the command line. Neither costs anything, and the
 * second is worth a word in a report.
 */
#include <string.h>

#include "bytes.h"
#include "crc32.h"
#include "ptable.h"

#define GPT_HEADER_SIZE	   92
#define GPT_PRIMARY	   1
#define GPT_ENTRY_SIZE	   128
#define GPT_MAX_ENTRY_SIZE 4096
/* The kernel allocates the entries in one piece, and this is its largest. */
#define GPT_MAX_ENTRIES_SIZE (4u << 20)

static const uint8_t no_guid[16];

/* Continues *@crc over @len bytes at @off. Returns 0 or a read's -errno. */
static int checksum(struct image *img, uint64_t off, uint32_t len,
		    uint32_t *crc)
{
	uint8_t buf[16384];
	uint32_t part;
	int err;

	for (; len; len -= part, off += part) {
		part = len < sizeof(buf) ? len : sizeof(buf);
		err = image_read(img, off, buf, part);
		if (err)
			return err;
		*crc = crc32(*crc, buf, part);
	}
	return 0;
}

/* NULL, or what is wrong with the header @h that was read from @lba. */
static const char *header_damage(struct image *img, uint64_t lba,
				 const uint8_t *h)
{
	static const uint8_t zero[4];
	uint64_t last = img->size / img->sector_size - 1;
	uint32_t size = get_le32(h + 12);
	uint32_t crc;

	if (memcmp(h, "EFI PART", 8))
		return "GPT header is missing";
	if (size < GPT_HEADER_SIZE || size > img->sector_size)
		return "GPT header has an impossible size";
	crc = crc32(0, h, 16);
	crc = crc32(crc, zero, sizeof(zero));
	crc = crc32(crc, h + 20, GPT_HEADER_SIZE - 20);
	if (checksum(img, lba * img->sector_size + GPT_HEADER_SIZE,
		     size - GPT_HEADER_SIZE, &crc))
		return "GPT header cannot be read";
	if (crc != get_le32(h + 16))
		return "GPT header checksum is wrong";
	if (get_le64(h + 24) != lba)
		return "GPT header is not where it says it is";
	if (get_le64(h + 40) > last || get_le64(h + 48) > last)
		return "GPT is that of a larger disk";
	if (get_le64(h + 48) < get_le64(h + 40))
		return "GPT leaves no room for partitions";
	return NULL;
}

/* Of the entries. Sets their place in @pt, which counts if NULL comes back. */
static const char *entries_damage(struct image *img, const uint8_t *h,
				  struct ptable *pt)
{
	uint64_t lba = get_le64(h + 72);
	uint32_t n = get_le32(h + 80);
	uint32_t size = get_le32(h + 84);
	uint32_t crc = 0;

	if (size < GPT_ENTRY_SIZE || size > GPT_MAX_ENTRY_SIZE ||
	    size & (size - 1))
		return "GPT entries have an impossible size";
	if (!n || n > GPT_MAX_ENTRIES_SIZE / size)
		return "GPT has an impossible number of entries";
	if (lba >= img->size / img->sector_size ||
	    (uint64_t)n * size > img->size - lba * img->sector_size)
		return "GPT entries are beyond the end of the disk";
	if (checksum(img, lba * img->sector_size, n * size, &crc))
		return "GPT entries cannot be read";
	if (crc != get_le32(h + 88))
		return "GPT entries checksum is wrong";
	pt->entries = n;
	pt->entry_size = size;
	pt->entries_offset = lba * img->sector_size;
	return NULL;
}

static const char *read_at(struct image *img, uint64_t lba, struct ptable *pt)
{
	uint8_t h[GPT_HEADER_SIZE];
	const char *damage;

	if (image_read(img, lba * img->sector_size, h, sizeof(h)))
		return "GPT header cannot be read";
	damage = header_damage(img, lba, h);
	if (!damage)
		damage = entries_damage(img, h, pt);
	if (!damage)
		guid_format(pt->id, h + 56);
	return damage;
}

void gpt_read(struct image *img, struct ptable *pt)
{
	uint64_t last = img->size / img->sector_size - 1;

	pt->scheme = PTABLE_GPT;
	pt->damage = read_at(img, GPT_PRIMARY, pt);
	if (pt->damage)
		pt->backup = !read_at(img, last, pt);
}

int gpt_partition(struct image *img, const struct ptable *pt,
		  unsigned int number, struct partition *p)
{
	uint64_t last = img->size / img->sector_size - 1;
	uint8_t e[GPT_ENTRY_SIZE];
	uint64_t off, from, to;
	int err;

	if (number < 1 || number > pt->entries)
		return -ENOENT;
	off = pt->entries_offset + (uint64_t)(number - 1) * pt->entry_size;
	err = image_read(img, off, e, sizeof(e));
	if (err)
		return err;
	from = get_le64(e + 32);
	to = get_le64(e + 40);
	if (!memcmp(e, no_guid, sizeof(no_guid)) || to > last || from > to)
		return -ENOENT;

	guid_format(p->type, e);
	guid_format(p->partuuid, e + 16);
	utf16le_to_utf8(p->label, sizeof(p->label), e + 56, GPT_NAME_UNITS);
	p->attributes = get_le64(e + 48);
	p->start = from * img->sector_size;
	p->size = (to - from + 1) * img->sector_size;
	return 0;
}
