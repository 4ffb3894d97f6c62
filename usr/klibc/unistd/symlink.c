// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <unistd.h>
#include "calls.h"

int symlink(const char *target, const char *path)
{
	return __syscall_ret(sys_symlinkat(target, AT_FDCWD, path));
}
