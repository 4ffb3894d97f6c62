// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <sys/mount.h>
#include "calls.h"

int umount(const char *target)
{
	return __syscall_ret(sys_umount2(target, 0));
}
