/* SPDX-License-Identifier: GPL-2.0-only */
/* Reports of what is there, but cannot be mounted. Pure. */
#ifndef KINIT_REPORT_MOUNT_H
#define KINIT_REPORT_MOUNT_H

#include "boot.h"
#include "text.h"

void report_mount_failed(struct text *t, const struct boot *boot,
			 const struct target *target);
void report_fsck_failed(struct text *t, const struct target *target);
void report_loop_failed(struct text *t, const struct boot *boot);
void report_overlay_failed(struct text *t, const struct boot *boot);

#endif
