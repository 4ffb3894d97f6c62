// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <sys/stat.h>
#include "calls.h"
#include "filestat.h"

int fstat(int fd, struct stat *st)
{
	return __syscall_ret(__file_stat(fd, "", st, AT_EMPTY_PATH));
}
