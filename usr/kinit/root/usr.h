/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ROOT_USR_H
#define ROOT_USR_H

#include "boot.h"

/*
 * Reads the fstab of the mounted root: if /usr is a file system of its own, it
 * becomes a target, since the real init is likely to be there.
 */
void root_read_fstab(struct boot *boot);

#endif
