/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Records every file that was read or searched for, so that make can see when
 * one of them changes, appears or disappears.
 */
#ifndef KINITRAMFS_STAMP_H
#define KINITRAMFS_STAMP_H

#include <stddef.h>
#include <sys/stat.h>

#include "base/strlist.h"

struct stamp {
	struct strings lines;
};

/* @st: what lstat() says of @dir/@path; NULL: it is not there. */
void stamp_note(struct stamp *stamp, const char *dir, const char *path,
		const struct stat *st);

/*
 * Writes "PATH SIZE MTIME_NS" a line, sorted, "PATH - -" for what is not there.
 * A file that says the same already is left alone. Returns 0 or -errno.
 */
int stamp_write(struct stamp *stamp, const char *path);

void stamp_free(struct stamp *stamp);

#endif
