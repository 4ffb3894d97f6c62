// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include "calls.h"
#include "filestat.h"

static struct timespec timespec_of(const struct statx_timestamp *t)
{
	return (struct timespec){ .tv_sec = t->tv_sec, .tv_nsec = t->tv_nsec };
}

int __file_stat(int dirfd, const char *path, struct stat *st, int flags)
{
	struct statx x;
	/* stat() has never made an automounter mount something. */
	int ret = sys_statx(dirfd, path, flags | AT_NO_AUTOMOUNT,
			    STATX_BASIC_STATS, &x);

	if (ret)
		return ret;
	st->st_dev = makedev(x.stx_dev_major, x.stx_dev_minor);
	st->st_ino = x.stx_ino;
	st->st_nlink = x.stx_nlink;
	st->st_mode = x.stx_mode;
	st->st_uid = x.stx_uid;
	st->st_gid = x.stx_gid;
	st->st_rdev = makedev(x.stx_rdev_major, x.stx_rdev_minor);
	st->st_size = x.stx_size;
	st->st_blksize = x.stx_blksize;
	st->st_blocks = x.stx_blocks;
	st->st_atim = timespec_of(&x.stx_atime);
	st->st_mtim = timespec_of(&x.stx_mtime);
	st->st_ctim = timespec_of(&x.stx_ctime);
	return 0;
}
