// SPDX-License-Identifier: GPL-2.0-only
/*
 * Members of arrays that adapters and firmware made which md does not know, and
 * that nothing assembles any more but dmraid, if that. They are named, so that
 * a report can. A disk is no less usable for it, since such marks stay on disks
 * for ever: what is not mounted is the disk as a whole, while the partitions
 * that the kernel finds on it are what they always were. The places and numbers
 * are those that libblkid looks for, counted in sectors from the end:
 *
 *	 1	"$XIDE$" (LSI), "JM" (JMicron), 0x55 0xaa (VIA),
 *		0x37fc4d1e big-endian (Adaptec),
 *		0x2f000000 at 96 (Silicon Image)
 *	 2	"NVIDIA"
 *	11	0x5a7816f3 or ..fd (HighPoint 45x)
 *
 * and at byte 4640 0x5a7816f0 or ..fd (HighPoint 37x). Promise's, its own name,
 * is in one of many places, far from each other.
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"

#define SECTOR	512
#define SECTORS 11 /* that are looked at */

#define PROMISE_MIN_SIZE 262144

#define HIGHPOINT_PLACE 4640
#define HIGHPOINT_37X	0x5a7816f0
#define HIGHPOINT_45X	0x5a7816f3
#define HIGHPOINT_BAD	0x5a7816fd

static bool is_highpoint(const uint8_t *raw, uint32_t magic)
{
	return get_le32(raw) == magic || get_le32(raw) == HIGHPOINT_BAD;
}

/* Of 16-bit words. */
static uint16_t sum16(const uint8_t *raw, size_t len)
{
	uint16_t sum = 0;

	for (size_t i = 0; i < len; i += 2)
		sum += get_le16(raw + i);
	return sum;
}

/* A sum of all before byte 318 is there, negated. */
static bool is_silicon(const uint8_t *raw)
{
	return get_le32(raw + 96) == 0x2f000000 && !sum16(raw, 320);
}

/* A sum of the first 50 bytes is behind them. */
static bool is_via(const uint8_t *raw)
{
	uint8_t sum = 0;
	int i;

	if (get_le16(raw) != 0xaa55 || raw[2] > 2)
		return false;
	for (i = 0; i < 50; i++)
		sum += raw[i];
	return sum == raw[50];
}

/* The first 128 bytes make 0, or 1 with a carry. */
static bool is_jmicron(const uint8_t *raw)
{
	return !memcmp(raw, "JM", 2) && sum16(raw, 128) <= 1;
}

static const char *last_sector(const uint8_t *raw)
{
	if (!memcmp(raw, "$XIDE$", 6))
		return "lsi_mega_raid_member";
	if (get_be32(raw) == 0x37fc4d1e)
		return "adaptec_raid_member";
	if (is_silicon(raw))
		return "silicon_medley_raid_member";
	if (is_via(raw))
		return "via_raid_member";
	if (is_jmicron(raw))
		return "jmicron_raid_member";
	return NULL;
}

int probe_old_raid(struct image *img, struct superblock *sb)
{
	uint8_t raw[SECTOR];
	uint64_t end = img->size / SECTOR * SECTOR;
	int got;

	if (img->size < 65536 || img->is_partition)
		return 0;
	got = field_read(img, end - SECTORS * SECTOR, raw, 4);
	if (got > 0 && is_highpoint(raw, HIGHPOINT_45X))
		sb->type = "hpt45x_raid_member";
	if (got > 0)
		got = field_read(img, end - 2 * SECTOR, raw, 6);
	if (got > 0 && !memcmp(raw, "NVIDIA", 6))
		sb->type = "nvidia_raid_member";
	if (got > 0)
		got = field_read(img, end - SECTOR, raw, SECTOR);
	if (got > 0 && !sb->type)
		sb->type = last_sector(raw);
	if (got > 0 && !sb->type)
		got = field_read(img, HIGHPOINT_PLACE, raw, 4);
	if (got > 0 && !sb->type && is_highpoint(raw, HIGHPOINT_37X))
		sb->type = "hpt37x_raid_member";
	sb->not_fs = sb->type;
	return got < 0 ? got : 0;
}

int probe_promise(struct image *img, struct superblock *sb)
{
	/* From the end; the places that are close to each other in a row. */
	static const uint16_t sectors[] = {
		16, 63, 255, 256, 399, 591, 675, 735, 911, 991, 974, 951, 3087,
	};
	static const char magic[] = "Promise Technology, Inc.";
	uint8_t raw[sizeof(magic) - 1];
	uint64_t end = img->size / SECTOR;
	size_t i;
	int got;

	if (img->size < PROMISE_MIN_SIZE || img->is_partition)
		return 0;
	for (i = 0; i < sizeof(sectors) / sizeof(*sectors); i++) {
		if (sectors[i] > end)
			continue;
		got = field_read(img, (end - sectors[i]) * SECTOR, raw,
				 sizeof(raw));
		if (got < 0)
			return got;
		if (got && !memcmp(raw, magic, sizeof(raw))) {
			sb->type = "promise_fasttrack_raid_member";
			sb->not_fs = true;
			return 0;
		}
	}
	return 0;
}
