/* SPDX-License-Identifier: GPL-2.0-only */
/* What kinit asks rtnetlink(7) to make of interfaces. Pure, as requests.h. */
#ifndef KINIT_LINK_REQUESTS_H
#define KINIT_LINK_REQUESTS_H

#include "net/option/options.h"
#include "net/rtnl/nl_message.h"

/* Only one that is down can be renamed, before Linux 6.2. */
void request_rename(struct nl_request *r, int index, const char *name);

void request_mac(struct nl_request *r, int index, const uint8_t mac[MAC_SIZE]);

void request_mtu(struct nl_request *r, int index, unsigned int mtu);

void request_down(struct nl_request *r, int index);

/* It becomes a port of the bond or bridge @master, an index. */
void request_attach(struct nl_request *r, int index, int master);

/*
 * One that is built upon others is made; @port: the index of what a VLAN is on.
 * If it is there, nothing changes but its MTU.
 */
void request_link(struct nl_request *r, const struct net_link *link, int port);

#endif
