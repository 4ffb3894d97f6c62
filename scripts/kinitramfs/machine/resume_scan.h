/* SPDX-License-Identifier: GPL-2.0-only */
/* Which device this machine would be resumed from. */
#ifndef KINITRAMFS_MACHINE_RESUME_SCAN_H
#define KINITRAMFS_MACHINE_RESUME_SCAN_H

#include <stdbool.h>

/* False: none, as far as is known. */
bool resume_scan(unsigned int *major_no, unsigned int *minor_no);

#endif
