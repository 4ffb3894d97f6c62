// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <sys/socket.h>
#include "calls.h"

ssize_t send(int fd, const void *buf, size_t len, int flags)
{
	return __syscall_ret(sys_sendto(fd, buf, len, flags, NULL, 0));
}
