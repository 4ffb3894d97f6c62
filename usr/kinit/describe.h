/* SPDX-License-Identifier: GPL-2.0-only */
/* Facts in words. Pure. */
#ifndef KINIT_DESCRIBE_H
#define KINIT_DESCRIBE_H

#include "boot.h"
#include "text.h"

/* One line: name, size, what is on it, and by what it can be called. */
void describe_device(struct text *t, const struct blockdev *dev);

/* What root= asks for, as the user wrote it, in a printable form. */
void describe_root(struct text *t, const struct boot *boot);

/* "volume group vg0: 1 of 2 members are there" */
void describe_group(struct text *t, const struct group *group);

#endif
