// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <sys/stat.h>
#include "calls.h"

int mknod(const char *path, mode_t mode, dev_t dev)
{
	return __syscall_ret(sys_mknodat(AT_FDCWD, path, mode, dev));
}
