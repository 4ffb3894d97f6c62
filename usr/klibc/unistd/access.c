// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <unistd.h>
#include "calls.h"

int access(const char *path, int mode)
{
	return __syscall_ret(sys_faccessat(AT_FDCWD, path, mode, 0));
}
