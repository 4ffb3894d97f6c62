// SPDX-License-Identifier: GPL-2.0-only
/*
 * Members of arrays that a firmware (BIOS, UEFI, an adapter) made and that md
 * assembles. Their metadata is at the end of the disk. mdadm finds out which
 * disks make an array. Here it only matters that a disk is a member, because
 *its start looks like a complete file system or partition table.
 *
 * IMSM, Intel Matrix Storage Manager (mdadm, super-intel.c), in the last sector
 * but one, of the size that the disk's sectors have, little-endian:
 *
 *	 0 24  "Intel Raid ISM Cfg Sig. "
 *	24  6  version, "1.3.00"
 *	32  4  sum of all its other words of 4 bytes
 *	36  4  bytes of the metadata; what is more than a sector is in the
 *	       sectors before it, in order
 *
 * DDF, Disk Data Format (SNIA, Common RAID DDF 2.0), in the last 512 bytes,
 * big-endian:
 *
 *	 0  4  0xde11de11
 *	 4  4  CRC-32 of the 512 bytes, with all ones here. mdadm (super-ddf.c),
 *		and so every tool that has to get along with it, starts with 0
 *		and inverts nothing
 *	 8 24  GUID: a vendor's 8 letters, then what it likes
 *	32  8  version, "01.02.00", padded with any
 */
#include <string.h>

#include "bytes.h"
#include "crc32.h"
#include "probe.h"

#define IMSM_SIGNATURE	    "Intel Raid ISM Cfg Sig. "
#define IMSM_SIGNATURE_SIZE 24
#define IMSM_VERSION_SIZE   6
#define IMSM_HEAD_SIZE	    40
#define IMSM_MAX_SIZE	    65536
#define DDF_MAGIC	    0xde11de11
#define DDF_SIZE	    512
#define DDF_GUID_SIZE	    24
#define DDF_VERSION_SIZE    8

/* Adds the words of @len bytes from @off on to *@sum. */
static int imsm_add(struct image *img, uint64_t off, size_t len, uint32_t *sum)
{
	uint8_t raw[512];
	size_t n, i;
	int err = 0;

	for (; len && !err; off += n, len -= n) {
		n = len < sizeof(raw) ? len : sizeof(raw);
		err = image_read(img, off, raw, n);
		for (i = 0; !err && i < n; i += 4)
			*sum += get_le32(raw + i);
	}
	return err;
}

/* What begins with @head, in the sector @number. */
static int imsm_check(struct image *img, const uint8_t *head, uint64_t number,
		      const char **damage)
{
	/* As mdadm: what is left of a word is not summed up. */
	uint32_t size = get_le32(head + 36) & ~3u, sector = img->sector_size;
	uint32_t more, first = size < sector ? size : sector, sum = 0;
	int err;

	if (size < IMSM_HEAD_SIZE || size > IMSM_MAX_SIZE ||
	    (size - 1) / sector > number) {
		*damage = "IMSM metadata has an impossible size";
		return 0;
	}
	more = (size - 1) / sector;
	err = imsm_add(img, number * sector, first, &sum);
	if (!err)
		err = imsm_add(img, (number - more) * sector, size - first,
			       &sum);
	if (!err && sum - get_le32(head + 32) != get_le32(head + 32))
		*damage = "IMSM checksum is wrong";
	return err;
}

static int probe_imsm(struct image *img, struct superblock *sb)
{
	uint8_t raw[IMSM_HEAD_SIZE];
	uint64_t number;
	int err;

	if (!img->sector_size || img->size / img->sector_size < 2)
		return 0;
	number = img->size / img->sector_size - 2;
	err = image_read(img, number * img->sector_size, raw, sizeof(raw));
	if (err || memcmp(raw, IMSM_SIGNATURE, IMSM_SIGNATURE_SIZE))
		return err;
	sb->type = "isw_raid_member";
	memcpy(sb->version, raw + IMSM_SIGNATURE_SIZE, IMSM_VERSION_SIZE);
	return imsm_check(img, raw, number, &sb->damage);
}

static int probe_ddf(struct image *img, struct superblock *sb)
{
	static const uint8_t ones[4] = { 0xff, 0xff, 0xff, 0xff };
	uint8_t raw[DDF_SIZE];
	uint32_t crc;
	int err;

	if (img->size < sizeof(raw))
		return 0;
	err = image_read(img, (img->size / DDF_SIZE - 1) * DDF_SIZE, raw,
			 sizeof(raw));
	if (err || get_be32(raw) != DDF_MAGIC)
		return err;
	sb->type = "ddf_raid_member";
	memcpy(sb->uuid, raw + 8, DDF_GUID_SIZE);
	memcpy(sb->version, raw + 32, DDF_VERSION_SIZE);
	crc = crc32(~0u, raw, 4);
	crc = crc32(crc, ones, sizeof(ones));
	crc = crc32(crc, raw + 8, sizeof(raw) - 8);
	if (~crc != get_be32(raw + 4))
		sb->damage = "DDF header checksum is wrong";
	return 0;
}

int probe_bios_raid(struct image *img, struct superblock *sb)
{
	int err;

	if (img->is_partition)
		return 0;
	err = probe_imsm(img, sb);
	if (!err && !sb->type)
		err = probe_ddf(img, sb);
	if (sb->type) {
		sb->is_member = true;
		sb->not_fs = true;
		sb->group.index = MEMBER_NO_INDEX;
	}
	return err;
}
