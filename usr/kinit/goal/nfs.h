/* SPDX-License-Identifier: GPL-2.0-only */
/* The part of goal.c that decides about a root on NFS. Pure. */
#ifndef KINIT_GOAL_NFS_H
#define KINIT_GOAL_NFS_H

#include "boot.h"

/* Is there something to mount, or the end of that to be taken notice of? */
bool goal_nfs_is_due(const struct boot *boot, uint64_t now);

/* The drivers that it wants, split by commas; NULL: @target is not on NFS. */
const char *goal_nfs_drivers(const struct boot *boot,
			     const struct target *target);

#endif
