// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <unistd.h>
#include "calls.h"

int rmdir(const char *path)
{
	return __syscall_ret(sys_unlinkat(AT_FDCWD, path, AT_REMOVEDIR));
}
