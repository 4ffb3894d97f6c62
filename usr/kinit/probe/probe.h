/* SPDX-License-Identifier: GPL-2.0-only */
/* What is on this block device? */
#ifndef PROBE_PROBE_H
#define PROBE_PROBE_H

#include <stdbool.h>
#include <stdint.h>

#include "image.h"
#include "uuid.h"

/* The longest label that a file system of Linux has: btrfs, 255 bytes. */
#define LABEL_SIZE 256

/*
 * UUIDs as the tools of each format print them. The longest are LVM's: 32
 * letters and digits, with dashes, "Zn3yEl-...".
 */
#define MEMBER_UUID_SIZE 39

#define MEMBER_NO_INDEX ~0u

#define VERSION_SIZE 24

/* Of a member: what its superblock says of the whole. */
struct member {
	/*
	 * How many members make the whole, 0: unknown. Those that it ran with
	 * last: an array that is known to be degraded is whole without the
	 * member that was lost. Spares and journals do not count.
	 */
	unsigned int members;
	/*
	 * The place of this one among them, from 0 on. MEMBER_NO_INDEX: it has
	 * none and does not count, as a spare.
	 */
	unsigned int index;
	/*
	 * Grows whenever something changes: where two members disagree, the
	 * one with the higher number is right. 0: unknown.
	 */
	uint64_t events;
	int level; /* md: 0, 1, 5 ...; -1: linear */
};

/*
 * All strings but the constant ones come from the disk: terminated, but of
 * any content. Who prints one escapes it.
 */
struct superblock {
	/*
	 * As mount(2) names it, or what blkid calls it if it is no file
	 * system ("jbd"). NULL: nothing that is known was found.
	 */
	const char *type;
	/*
	 * NULL, or in words why it cannot be mounted. What could be read
	 * stands in the other members all the same, since a report has to
	 * name the file system that is broken.
	 */
	const char *damage;
	uint64_t size; /* bytes it says it has; 0: unknown */
	uint32_t block_size; /* bytes; 0: unknown */
	bool needs_recovery; /* a journal waits to be replayed */
	/*
	 * Part of an array or of a volume group. What looks like a file system
	 * on it, or on a partition of it, is a piece of what is on the whole.
	 */
	bool is_member;
	/* Not to be mounted: a member, encrypted data, swap, a journal. */
	bool not_fs;
	/* Of a member, and of a file system that has several devices. */
	struct member group;
	/*
	 * "" if it has none. Of an md member and of a btrfs device this is the
	 * UUID of the whole, of an LVM member that of this physical volume.
	 */
	char uuid[MEMBER_UUID_SIZE];
	char version[VERSION_SIZE]; /* as blkid calls it: "1.0", "FAT32"; or ""
				     */
	char label[LABEL_SIZE]; /* UTF-8; "" if it has none; md: the name */
};

/*
 * Looks for everything that is known here. Returns 0, also if there was
 * nothing or something damaged, or the -errno of a read; @sb is then as if
 * nothing had been found.
 */
int probe_superblock(struct image *img, struct superblock *sb);

/*
 * Looks for what is rare, no root, and in places that would cost each disk many
 * reads: for a report, if nothing was found. As probe_superblock().
 */
int probe_rare(struct image *img, struct superblock *sb);

/*
 * One of these per file. Each finds an all-zero @sb, sets its type if the
 * format is its own, and returns 0 or the -errno of a read.
 */
int probe_md(struct image *img, struct superblock *sb);
int probe_md_v090(struct image *img, struct superblock *sb);
int probe_drbd(struct image *img, struct superblock *sb);
int probe_old_raid(struct image *img, struct superblock *sb);
int probe_foreign(struct image *img, struct superblock *sb);
int probe_foreign_far(struct image *img, struct superblock *sb);
int probe_vmfs(struct image *img, struct superblock *sb);
int probe_promise(struct image *img, struct superblock *sb);
int probe_bios_raid(struct image *img, struct superblock *sb);
int probe_lvm2(struct image *img, struct superblock *sb);
int probe_luks(struct image *img, struct superblock *sb);
int probe_luks_second(struct image *img, struct superblock *sb);
int probe_mapper(struct image *img, struct superblock *sb);
int probe_zfs(struct image *img, struct superblock *sb);
int probe_squashfs(struct image *img, struct superblock *sb);
int probe_cramfs(struct image *img, struct superblock *sb);
int probe_romfs(struct image *img, struct superblock *sb);
int probe_xfs(struct image *img, struct superblock *sb);
int probe_exfat(struct image *img, struct superblock *sb);
int probe_ntfs(struct image *img, struct superblock *sb);
int probe_bcache(struct image *img, struct superblock *sb);
int probe_bcachefs(struct image *img, struct superblock *sb);
int probe_swap(struct image *img, struct superblock *sb);
int probe_erofs(struct image *img, struct superblock *sb);
int probe_f2fs(struct image *img, struct superblock *sb);
int probe_nilfs2(struct image *img, struct superblock *sb);
int probe_ext(struct image *img, struct superblock *sb);
int probe_fat(struct image *img, struct superblock *sb);
int probe_jfs(struct image *img, struct superblock *sb);
int probe_iso9660(struct image *img, struct superblock *sb);
int probe_udf(struct image *img, struct superblock *sb);
int probe_btrfs(struct image *img, struct superblock *sb);
int probe_reiserfs(struct image *img, struct superblock *sb);

/*
 * The same as probe_swap() of a swap file whose first page is the one with this
 * number of the device, in pages of the machine that made it.
 */
int probe_swap_at(struct image *img, uint64_t page, struct superblock *sb);

/*
 * The last bytes of that page, of which the second half is the magic: has the
 * kernel written an image there, and is the first half what stood there before?
 */
#define SWAP_END_SIZE 20
bool swap_was_hibernated(const uint8_t end[SWAP_END_SIZE]);

/*
 * Three of them at another place, for backups. @raw: what the superblock begins
 * with. As the others; its own place, if it says one, has to be right.
 */
#define EXT_SIZE 1024
#define XFS_SIZE 512
int ext_read(struct image *img, uint64_t off, uint8_t raw[EXT_SIZE],
	     struct superblock *sb);
int xfs_read(struct image *img, uint64_t off, uint8_t raw[XFS_SIZE],
	     struct superblock *sb);
int btrfs_read(struct image *img, uint64_t off, struct superblock *sb);

#endif
