/* SPDX-License-Identifier: GPL-2.0-only */
/* What kinit asks rtnetlink(7) for. Pure: they are only put together. */
#ifndef KINIT_NET_REQUESTS_H
#define KINIT_NET_REQUESTS_H

#include "net/address.h"
#include "net/rtnl/nl_message.h"

/* All interfaces that there are: answered by a link_message each. */
void request_links(struct nl_request *r);

/* All addresses of IPv6: answered by an address_message each. */
void request_addresses(struct nl_request *r);

struct request_address {
	int index;
	struct ip_address address, broadcast; /* of the latter IP_NONE: none */
	uint32_t lifetime; /* s; 0: for ever */
	bool is_gone; /* it is to be taken away */
};

void request_address(struct nl_request *r, const struct request_address *a);

struct request_route {
	int index;
	struct ip_address to; /* prefix 0: the default route */
	struct ip_address gateway; /* IP_NONE: none, it is at the link */
	uint32_t metric; /* the lowest counts */
	bool is_dhcp; /* a server told it; else somebody here did */
	bool onlink; /* the gateway is at the link, whatever addresses say */
};

void request_route(struct nl_request *r, const struct request_route *route);

#endif
