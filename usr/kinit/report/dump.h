/* SPDX-License-Identifier: GPL-2.0-only */
/* What is said of the dump of a crash. Pure. */
#ifndef KINIT_REPORT_DUMP_H
#define KINIT_REPORT_DUMP_H

#include "boot.h"
#include "text.h"

/* It could not be saved, although what it goes to is there. */
void report_dump_failed(struct text *t, const struct boot *boot);

/* Its device has something on it, or cannot be written to. */
void report_device_refused(struct text *t, const struct target *target);

/* What follows: kinit.dump.action=. */
void report_dump_action(struct text *t, const struct boot *boot);

/* The line while it is saved: how far that is. */
void report_saving(struct text *t, const struct boot *boot);

#endif
