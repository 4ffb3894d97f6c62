/* SPDX-License-Identifier: GPL-2.0-only */
/* What kinit asks rtnetlink(7) to make of interfaces. Pure, as requests.h. */
#ifndef KINIT_LINK_REQUESTS_H
#define KINIT_LINK_REQUESTS_H

#include "net/option/options.h"
#include "net/rtnl/nl_message.h"

void request_up(struct nl_request *r, int index, bool up);

/*
 * Gives it another value of one attribute, as linux/if_link.h has them. Only
 * one that is down can be renamed (IFLA_IFNAME), before Linux 6.2. IFLA_MASTER,
 * the index of a bond or bridge, makes it a port of that.
 */
void request_change(struct nl_request *r, int index, unsigned int type,
		    const void *data, size_t len);

/*
 * One that is built upon others is made; @port: the index of what a VLAN is on.
 * If it is there, nothing changes but its MTU.
 */
void request_link(struct nl_request *r, const struct net_link *link, int port);

#endif
