// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <sys/socket.h>
#include "calls.h"

ssize_t recv(int fd, void *buf, size_t len, int flags)
{
	return __syscall_ret(sys_recvfrom(fd, buf, len, flags, NULL, NULL));
}
