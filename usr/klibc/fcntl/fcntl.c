// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <stdarg.h>
#include "calls.h"

int fcntl(int fd, int cmd, ...)
{
	unsigned long arg;
	va_list ap;

	/* Where there is none, the kernel looks at none. */
	va_start(ap, cmd);
	arg = va_arg(ap, unsigned long);
	va_end(ap);
	return __syscall_ret(sys_fcntl(fd, cmd, arg));
}
