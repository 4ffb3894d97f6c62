// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <unistd.h>
#include "calls.h"

ssize_t readlink(const char *path, char *buf, size_t size)
{
	return __syscall_ret(sys_readlinkat(AT_FDCWD, path, buf, size));
}
