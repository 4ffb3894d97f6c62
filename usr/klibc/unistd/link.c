// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <unistd.h>
#include "calls.h"

int link(const char *from, const char *to)
{
	return __syscall_ret(sys_linkat(AT_FDCWD, from, AT_FDCWD, to, 0));
}
