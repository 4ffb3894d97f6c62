// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdio.h>
#include "calls.h"

int renameat(int fromfd, const char *from, int tofd, const char *to)
{
	return __syscall_ret(sys_renameat2(fromfd, from, tofd, to, 0));
}
