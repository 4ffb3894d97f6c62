// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <poll.h>
#include "calls.h"

int poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
	struct timespec t = {
		.tv_sec = timeout_ms / 1000,
		.tv_nsec = timeout_ms % 1000 * 1000000L,
	};

	return __syscall_ret(
		sys_ppoll(fds, count, timeout_ms < 0 ? NULL : &t, NULL, 0));
}
