// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <stdio.h>
#include "calls.h"

int rename(const char *from, const char *to)
{
	return __syscall_ret(sys_renameat2(AT_FDCWD, from, AT_FDCWD, to, 0));
}
