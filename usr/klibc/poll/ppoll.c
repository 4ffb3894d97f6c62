// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <poll.h>
#include "calls.h"

int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
	  const sigset_t *mask)
{
	struct timespec left;

	/* Linux writes back how much is left; the standard says const. */
	if (timeout)
		left = *timeout;
	return __syscall_ret(sys_ppoll(fds, count, timeout ? &left : NULL, mask,
				       sizeof(*mask)));
}
