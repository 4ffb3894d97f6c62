/* SPDX-License-Identifier: GPL-2.0-only */
/* What is made of several devices: an md array, a volume group, a btrfs. */
#ifndef KINIT_GROUP_H
#define KINIT_GROUP_H

#include <stdbool.h>
#include <stdint.h>

#include "probe/image.h"
#include "probe/probe.h"

/*
 * Known by the superblocks of its members, whether all are there or not. It
 * stays when they go, with none present.
 */
struct group {
	struct group *next; /* ordered by ->uuid */
	const char *type; /* of its members' superblocks */
	unsigned int members; /* that make it whole; 0: unknown */
	unsigned int present; /* of them */

	/* A volume group lists its members; the newest list counts. */
	uint32_t seqno;
	unsigned int n_ids;
	char (*ids)[MEMBER_UUID_SIZE];

	/* What hooks were told: that it is complete, and needed. */
	bool told_complete, told_needed;

	char uuid[MEMBER_UUID_SIZE];
	char name[LABEL_SIZE];
};

struct boot;
struct blockdev;

/*
 * Takes note of the group that @dev is of. @img is the device, for
 * what is behind its superblock.
 */
void group_learn(struct boot *boot, struct blockdev *dev, struct image *img);

/* Counts anew which members are there. */
void groups_count(struct boot *boot);

/* Are all members there? */
static inline bool group_is_complete(const struct group *group)
{
	return group->members && group->present >= group->members;
}

#endif
