// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <sys/stat.h>
#include "calls.h"

int chmod(const char *path, mode_t mode)
{
	return __syscall_ret(sys_fchmodat(AT_FDCWD, path, mode));
}
