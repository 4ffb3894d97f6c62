// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <errno.h>
#include <unistd.h>
#include "calls.h"

char *getcwd(char *buf, size_t size)
{
	long ret = size ? sys_getcwd(buf, size) : -EINVAL;

	/* A folder outside of the root is "(unreachable)/..." to Linux. */
	if (ret >= 0 && buf[0] != '/')
		ret = -ENOENT;
	return __syscall_ret(ret) < 0 ? NULL : buf;
}
