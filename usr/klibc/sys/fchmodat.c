// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include "calls.h"

int fchmodat(int dirfd, const char *path, mode_t mode, int flags)
{
	long ret;

	if (flags == 0)
		ret = sys_fchmodat(dirfd, path, mode);
	else
		ret = flags == AT_SYMLINK_NOFOLLOW ? -EOPNOTSUPP : -EINVAL;
	return __syscall_ret(ret);
}
