// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdarg.h>
#include <sys/ioctl.h>
#include "calls.h"

int ioctl(int fd, unsigned long request, ...)
{
	unsigned long arg;
	va_list ap;

	/* Where there is none, the kernel looks at none. */
	va_start(ap, request);
	arg = va_arg(ap, unsigned long);
	va_end(ap);
	return __syscall_ret(sys_ioctl(fd, request, arg));
}
