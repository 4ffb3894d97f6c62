// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <unistd.h>
#include "calls.h"

int execv(const char *path, char *const argv[])
{
	return __syscall_ret(sys_execve(path, argv, environ));
}
