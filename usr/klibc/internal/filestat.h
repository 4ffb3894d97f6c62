/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_FILESTAT_H
#define _KLIBC_FILESTAT_H

#include <sys/stat.h>

/* statx(2) as a struct stat; flags are AT_*. Returns 0 or -errno. */
int __file_stat(int dirfd, const char *path, struct stat *st, int flags);

#endif
