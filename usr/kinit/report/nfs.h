/* SPDX-License-Identifier: GPL-2.0-only */
/* What became of a root on NFS, in words. Pure. */
#ifndef KINIT_REPORT_NFS_H
#define KINIT_REPORT_NFS_H

#include "boot.h"
#include "text.h"

/* It may still come: there is no server yet that answers. */
void report_nfs_awaited(struct text *t, const struct boot *boot);

/* The server, or the kernel, will not have it. */
void report_nfs_refused(struct text *t, const struct boot *boot);

/* For the line that shows while it is waited for; or nothing. @now: ms. */
void report_nfs_waiting(struct text *t, const struct boot *boot, uint64_t now);

#endif
