/* SPDX-License-Identifier: GPL-2.0-only */
/* Shell patterns over the paths of a sysroot. */
#ifndef KINITRAMFS_SYSGLOB_H
#define KINITRAMFS_SYSGLOB_H

#include <stdbool.h>

#include "base/strlist.h"
#include "sysroot/sysroot.h"

/* Does @path hold any of * ? [ and \ ? */
bool is_pattern(const char *path);

/*
 * Adds all paths that match @pattern to @matches, sorted. A leading "." is
 * only matched by itself. Returns 0, also if nothing matches, or -errno;
 * -E2BIG: it matches more than 100000 names.
 */
int sysroot_glob(struct sysroot *root, const char *pattern,
		 struct strings *matches);

#endif
