/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which device, if any, matches what is being looked for. Pure: it looks at
 * facts and changes nothing.
 */
#ifndef KINIT_MATCH_H
#define KINIT_MATCH_H

#include <stddef.h>

#include "boot.h"

/* Has it anything to read, and is it no part of something else? */
bool match_usable(const struct boot *boot, const struct blockdev *dev);

/* Does spec @i of @target mean this device? */
bool match_spec(const struct boot *boot, const struct target *target,
		unsigned int i, const struct blockdev *dev);

/* Does any that is still to be tried? */
bool match_target(const struct boot *boot, const struct target *target,
		  const struct blockdev *dev);

/* The same of what is looked for now. */
bool match_wanted(const struct boot *boot, const struct blockdev *dev);

/* May what is looked for be on this group, as far as its name tells? */
bool match_group_name(const struct boot *boot, const struct group *group);

/* The same; in the end, when nothing else has helped, it may be on any. */
bool match_group(const struct boot *boot, const struct group *group);

/* Has another group, which is needed too, the same name? */
bool match_group_twin(const struct boot *boot, const struct group *group);

/*
 * Sets @vg to the volume group in VG/LV or mapper/VG-LV, as below /dev, where a
 * "-" of a name is written "--". False: there is none in it.
 */
bool match_volume_group(const char *text, char *vg, size_t size);

/* Is it a root partition that only counts if it is named? */
bool match_not_automatic(const struct blockdev *dev);

/* Is it one that is not on the disk that the boot loader came from? */
bool match_other_disk(const struct boot *boot, const struct blockdev *dev);

/*
 * How many devices @spec of @target means that could be mounted now, and one of
 * them, or NULL. A damaged superblock counts only if there is no whole one: it
 * may be the rest of what was here before. If it is all there is, the kernel
 * has the last word, since it may know more than we do.
 */
unsigned int match_find(const struct boot *boot, const struct target *target,
			unsigned int spec, const struct blockdev **found);

#endif
