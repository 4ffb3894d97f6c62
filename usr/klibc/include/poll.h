/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _POLL_H
#define _POLL_H

#include <linux/poll.h>
#include <signal.h>
#include <time.h>

typedef unsigned long nfds_t;

int poll(struct pollfd *fds, nfds_t count, int timeout_ms);
int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
	  const sigset_t *mask);

#endif
