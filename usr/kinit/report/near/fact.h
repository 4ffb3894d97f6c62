/* SPDX-License-Identifier: GPL-2.0-only */
/* What a device can have to do with a value of root= that nothing has. Pure. */
#ifndef KINIT_NEAR_FACT_H
#define KINIT_NEAR_FACT_H

#include "boot.h"
#include "report/near/name.h"

/* A report has no more lines of these. */
#define NEAR_MISSES 3

/* What @dev has to do with it, the closest first. */
enum miss_kind {
	KIND_BACKUP, /* it was there: its superblock is gone, a backup is not */
	KIND_NOT_FS, /* it is what was named, but is no file system */
	KIND_IN_USE, /* it is, but something is built on it */
	KIND_OTHER_KEY, /* the value is right, the word before "=" is not */
	KIND_NO_AUTO, /* a root partition that is not to be found */
	KIND_OTHER_DISK, /* one that is on another disk than the boot loader */
	KIND_ALIKE, /* nearly the same; see enum likeness */
	KIND_NO_PARTITION, /* the disk is there, the partition is not */
	KIND_NO_VOLUME, /* the volume group is, the logical volume is not */
	KIND_TABLE, /* a disk whose table is damaged */
	KIND_LAST_CLOSE = KIND_TABLE,
	KIND_DISKS, /* disks have other names */
	KIND_CLOSED, /* it may be in there */
	KIND_NONE,
};

struct miss {
	enum miss_kind kind;
	enum likeness likeness; /* of KIND_ALIKE: what comes first is closer */
	const char *key, *value; /* that it has; value: NULL, its own name */
	const struct blockdev *dev;
	const struct backup *backup; /* of KIND_BACKUP */
};

struct search {
	const struct boot *boot;
	const struct root_spec *spec;
	unsigned int n;
	struct miss best[NEAR_MISSES];
};

/* No partition, nothing that was built of others, and not empty. */
bool near_is_disk(const struct boot *boot, const struct blockdev *dev);

/* Nobody can see what is in a container that nobody has opened. */
bool near_is_closed(const struct boot *boot, const struct blockdev *dev);

/* That @spec names, if any of it is there; or NULL. */
const struct group *near_volume_group(const struct boot *boot,
				      const struct root_spec *spec);

/* The name of a volume of @vg, if @dev is one; or NULL. */
const char *near_volume(const struct group *vg, const struct blockdev *dev);

#endif
