// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <sys/stat.h>
#include "calls.h"
#include "filestat.h"

int fstatat(int dirfd, const char *path, struct stat *st, int flags)
{
	return __syscall_ret(__file_stat(dirfd, path, st, flags));
}
