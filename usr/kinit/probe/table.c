// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "probe.h"

typedef int probe_fn(struct image *img, struct superblock *sb);

/*
 * Of two that may be at one place: the second, if the first is not there, or is
 * damaged and the second is not.
 */
static int probe_either(probe_fn *first, probe_fn *second, struct image *img,
			struct superblock *sb)
{
	struct superblock other;
	int err;

	err = first(img, sb);
	if (err || (sb->type && !sb->damage))
		return err;
	memset(&other, 0, sizeof(other));
	err = second(img, &other);
	if (!err && other.type && (!sb->type || !other.damage || !sb->size))
		*sb = other;
	return err;
}

/* What looks like ext's 16 bits may be any bytes in a FAT. */
static int probe_ext_or_fat(struct image *img, struct superblock *sb)
{
	return probe_either(probe_ext, probe_fat, img, sb);
}

static int probe_udf_or_iso9660(struct image *img, struct superblock *sb)
{
	return probe_either(probe_udf, probe_iso9660, img, sb);
}

/*
 * The first that finds something wins, so the order is the answer to "which
 * of the two?" where a device bears more than one signature:
 *
 * 1. What has other devices or encrypted data inside (RAID and LVM members,
 *    LUKS). A RAID1 member with its metadata at the end begins with the very
 *    file system that is on the array, and must not be mounted by itself.
 * 2. Formats at the very start with a long magic number. Bytes left over by an
 *    earlier mkfs do not match these by chance.
 * 3. Formats that begin behind the first sector, where their makers leave room
 *    for a boot loader. Last those with a short magic number: ext's is 16 bits,
 *    and one block in 65536 of random data has it. Then FAT, which has none at
 *    all, but a first sector like that of many a boot loader.
 * 4. What is further behind, or with some page sizes is, as swap. Makers of the
 *    others do not always wipe that far, while those of these do wipe the
 *    start. In the order of their places, but UDF goes before ISO 9660: a disc
 *    with both has the same files in both, and UDF knows more of them. Last
 *    those that have nothing but a name here, and LUKS without its start, which
 *    whoever made something else of the device may have taken.
 *
 * That is also the order with the fewest reads: a device of the second or third
 * kind is read at its start and at its end only.
 */

/* In the order of their places: what is close to each other is read at once. */
static probe_fn *const members[] = {
	probe_md,   probe_bios_raid, probe_old_raid,
	probe_drbd, probe_md_v090,   NULL,
};

static probe_fn *const others[] = {
	probe_lvm2,	   probe_luks,	      probe_mapper,

	probe_squashfs,	   probe_cramfs,      probe_romfs,
	probe_xfs,	   probe_exfat,	      probe_ntfs,
	probe_foreign,

	probe_bcache,	   probe_bcachefs,    probe_erofs,
	probe_f2fs,	   probe_nilfs2,      probe_ext_or_fat,

	probe_zfs,	   probe_jfs,	      probe_udf_or_iso9660,
	probe_swap,	   probe_btrfs,	      probe_reiserfs,
	probe_foreign_far, probe_luks_second, NULL,
};

static probe_fn *const rare[] = {
	probe_vmfs,
	probe_promise,
	NULL,
};

/* What has such sectors is a disc, which nobody makes an array of. */
#define DISC_SECTOR_SIZE 2048

static int try_each(probe_fn *const *probe, struct image *img,
		    struct superblock *sb)
{
	int err = 0;

	for (; *probe && !sb->type && !err; probe++)
		err = (*probe)(img, sb);
	return err;
}

int probe_superblock(struct image *img, struct superblock *sb)
{
	int err = 0;

	memset(sb, 0, sizeof(*sb));
	/* The last sectors of many a disc cannot be read. */
	if (img->sector_size != DISC_SECTOR_SIZE)
		err = try_each(members, img, sb);
	if (!err)
		err = try_each(others, img, sb);
	if (err)
		memset(sb, 0, sizeof(*sb));
	return err;
}

int probe_rare(struct image *img, struct superblock *sb)
{
	int err;

	memset(sb, 0, sizeof(*sb));
	err = try_each(rare, img, sb);
	if (err)
		memset(sb, 0, sizeof(*sb));
	return err;
}
