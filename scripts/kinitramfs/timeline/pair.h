/* SPDX-License-Identifier: GPL-2.0-only */
/* Which line of a timeline ends what another one has begun. */
#ifndef KINITRAMFS_PAIR_H
#define KINITRAMFS_PAIR_H

#include "timeline/timeline.h"

/*
 * Each span of @t is a line as it was read, in the order of the file. What
 * begins something gets its kind, and the time and the manner of its end; the
 * lines that were such ends go away. An end belongs to what has the very same
 * name, of several to the one that was begun first. One that belongs to nothing
 * stays.
 */
void timeline_pair(struct timeline *t);

#endif
