/* SPDX-License-Identifier: GPL-2.0-only */
/* The folders that a sysroot's configuration tells the dynamic linker of. */
#ifndef KINITRAMFS_LDCONF_H
#define KINITRAMFS_LDCONF_H

#include "base/strlist.h"
#include "sysroot/sysroot.h"

/*
 * Adds the folders of /etc/ld.so.conf and what it includes. A file that is not
 * there has none. Returns 0 or -errno; *@path, which the caller frees, is the
 * file that could not be read, or NULL.
 */
int ldconf_glibc(struct sysroot *root, struct strings *folders, char **path);

/*
 * Adds the folders that musl's /etc/ld-musl-@arch.path has. Returns 0 or
 * -errno; -ENOENT: there is none, and the defaults hold.
 */
int ldconf_musl(struct sysroot *root, const char *arch,
		struct strings *folders);

#endif
