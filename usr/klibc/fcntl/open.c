// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <stdarg.h>
#include "calls.h"
#include "openmode.h"

int open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	if (open_has_mode(flags)) {
		va_start(ap, flags);
		mode = va_arg(ap, mode_t);
		va_end(ap);
	}
	return __syscall_ret(sys_openat(AT_FDCWD, path, flags, mode));
}
