/* SPDX-License-Identifier: GPL-2.0-only */
/* Facts in words. Pure. */
#ifndef KINIT_DESCRIBE_H
#define KINIT_DESCRIBE_H

#include "boot.h"
#include "text.h"

/* One line: name, size, what is on it, and by what it can be called. */
void describe_device(struct text *t, const struct blockdev *dev);

/* What is looked for, as the user wrote it, in a printable form. */
void describe_target(struct text *t, const struct target *target);

/* "root is sda1 ...": what is mounted. */
void describe_mounted(struct text *t, const struct target *target);

/* "volume group vg0: 1 of 2 members are there" */
void describe_group(struct text *t, const struct group *group);

/* "volume group vg0 lacks 1 of its 2 members" */
void describe_lack(struct text *t, const struct group *group);

/*
 * "its ext4 has lost its superblock, but ...": that @backup is left of what was
 * on @dev, and the command that puts it back.
 */
void describe_backup(struct text *t, const struct blockdev *dev,
		     const struct backup *backup);

#endif
