// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "probe.h"

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
 * 4. What is not within the first 8 KiB. Makers of the others do not always
 *    wipe that far, while those of these do wipe the start. UDF goes before
 *    ISO 9660: a disc with both has the same files in both, and UDF knows more
 *    of them.
 *
 * That is also the order with the fewest reads: a device of the second or third
 * kind is read at its start and at its end only.
 */
static int (*const probes[])(struct image *img, struct superblock *sb) = {
	probe_md,	probe_bios_raid, probe_lvm2,  probe_luks,
	probe_mapper,

	probe_squashfs, probe_cramfs,	 probe_romfs, probe_xfs,
	probe_exfat,	probe_ntfs,

	probe_bcache,	probe_bcachefs,	 probe_erofs, probe_f2fs,
	probe_nilfs2,	probe_ext,	 probe_swap,  probe_fat,

	probe_zfs,	probe_jfs,	 probe_udf,   probe_iso9660,
	probe_btrfs,	probe_reiserfs,	 NULL,
};

int probe_superblock(struct image *img, struct superblock *sb)
{
	size_t i;
	int err;

	memset(sb, 0, sizeof(*sb));
	for (i = 0; probes[i] && !sb->type; i++) {
		err = probes[i](img, sb);
		if (err) {
			memset(sb, 0, sizeof(*sb));
			return err;
		}
	}
	return 0;
}
