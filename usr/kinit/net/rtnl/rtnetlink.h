/* SPDX-License-Identifier: GPL-2.0-only */
/* The two sockets by which kinit and the kernel speak of the network. */
#ifndef KINIT_RTNETLINK_H
#define KINIT_RTNETLINK_H

#include <sys/types.h>

#include "net/rtnl/nl_message.h"

/* Bytes: the kernel makes no message longer than that. */
#define RTNETLINK_MAX 32768

struct rtnetlink {
	int events; /* what comes by itself, and answers to request_links() */
	int requests; /* what is acknowledged */
	unsigned int seq;
};

/*
 * Opens both, and listens to what happens to interfaces and their addresses of
 * IPv6. Returns 0 or -errno;
 * -EAFNOSUPPORT, -EPROTONOSUPPORT: this kernel has no network.
 */
int rtnetlink_open(struct rtnetlink *rt);
void rtnetlink_close(struct rtnetlink *rt);

/*
 * Asks for all interfaces, or all addresses of IPv6; they come as events, with
 * an end behind them. One thing at a time. Returns 0 or -errno.
 */
int rtnetlink_ask_links(struct rtnetlink *rt);
int rtnetlink_ask_addresses(struct rtnetlink *rt);

/*
 * Has the kernel do what @request asks for, which is done when this returns:
 * 0, or -errno.
 */
int rtnetlink_do(struct rtnetlink *rt, struct nl_request *request);

/*
 * The next events, some messages, into @buf. Returns their bytes, 0 if there
 * are none, or -errno; -ENOBUFS: some were lost, so ask for all interfaces.
 */
ssize_t rtnetlink_receive(struct rtnetlink *rt, void *buf, size_t size);

#endif
