/* SPDX-License-Identifier: GPL-2.0-only */
/* The lists that reports have in common. Pure. */
#ifndef KINIT_REPORT_LIST_H
#define KINIT_REPORT_LIST_H

#include "boot.h"
#include "text.h"

/*
 * Loop devices, the kernel's empty RAM disks and drives without a medium would
 * only hide the others.
 */
bool report_holds_something(const struct boot *boot,
			    const struct blockdev *dev);

unsigned int report_count(const struct boot *boot,
			  bool (*is)(const struct boot *,
				     const struct blockdev *));

/* A line for each, if they are not too many. */
void report_devices(struct text *t, const struct boot *boot,
		    bool (*is)(const struct boot *, const struct blockdev *));

/* All that hold something, with a heading. */
void report_all_devices(struct text *t, const struct boot *boot);

bool report_is_incomplete(const struct group *group);

/* What is incomplete, and what became of commands; nothing if there is none. */
void report_incomplete(struct text *t, const struct boot *boot);
/* What a command that failed says of it, which is not "". */
void report_cause(struct text *t, const struct failure *f);

void report_commands(struct text *t, const struct boot *boot);

#endif
