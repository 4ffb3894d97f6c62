// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <sys/stat.h>
#include "calls.h"
#include "filestat.h"

int stat(const char *path, struct stat *st)
{
	return __syscall_ret(__file_stat(AT_FDCWD, path, st, 0));
}
