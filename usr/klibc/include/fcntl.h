/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _FCNTL_H
#define _FCNTL_H

#include <linux/fadvise.h>
#include <linux/fcntl.h>
#include <sys/types.h>

int open(const char *path, int flags, ...);
int openat(int dirfd, const char *path, int flags, ...);
int fcntl(int fd, int cmd, ...);

/* Returns 0 or the number of an error, and leaves errno as it is (POSIX). */
int posix_fadvise(int fd, off_t offset, off_t len, int advice);

/*
 * Linux's own, for paths that must not lead out of a folder. struct open_how
 * and RESOLVE_* come with <linux/fcntl.h>; size is sizeof(struct open_how).
 */
long openat2(int dirfd, const char *path, struct open_how *how, size_t size);

/* Linux's own too; SYNC_FILE_RANGE_* come with <linux/fs.h>. */
int sync_file_range(int fd, off_t offset, off_t len, unsigned int flags);

#endif
