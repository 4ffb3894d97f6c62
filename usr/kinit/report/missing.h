/* SPDX-License-Identifier: GPL-2.0-only */
/* Reports of what is not there, or more often than once. Pure. */
#ifndef KINIT_REPORT_MISSING_H
#define KINIT_REPORT_MISSING_H

#include "boot.h"
#include "text.h"

void report_no_root(struct text *t, const struct boot *boot);

/* @unreadable: a device cannot be read. @now: ms. */
void report_not_found(struct text *t, const struct boot *boot,
		      const struct target *target, bool unreadable,
		      uint64_t now);

void report_ambiguous(struct text *t, const struct boot *boot,
		      const struct target *target);

/* Of volume groups. */
void report_same_name(struct text *t, const struct boot *boot);

#endif
