/* SPDX-License-Identifier: GPL-2.0-only */
/* What is known of an interface's IPv6: a fact of net.h. */
#ifndef KINIT_IP6_FACTS_H
#define KINIT_IP6_FACTS_H

#include "net/ip6/dhcp6_lease.h"
#include "net/ip6/ra.h"

enum dhcp6_state {
	DHCP6_IDLE,
	DHCP6_SOLICITS, /* who has an address? */
	DHCP6_REQUESTS, /* one that is offered */
	DHCP6_DECLINES, /* one that another machine has */
	DHCP6_INFORMS, /* what is there to know, but for an address? */
	DHCP6_HAS, /* an answer to one of these */
};

struct dhcp6 {
	enum dhcp6_state state;
	int fd; /* where answers come; negative: there is none */
	unsigned int tries, all_tries; /* of this state, and ever */
	uint64_t started, next; /* ms: when to ask again */
	unsigned int pause; /* ms: the last one */
	unsigned int refused, unusable; /* answers */
	uint16_t status; /* of the last that was refused */
	const char *problem; /* of the last that was unusable */
	struct dhcp6_client client;
	struct dhcp6_lease lease; /* offered, and then confirmed */
};

struct ip6 {
	struct ip_address link; /* its own of the link; IP_NONE: not yet */
	uint64_t link_since; /* ms */
	struct ip_address given; /* by us; IP_NONE: the kernel makes them */
	struct ip_address address; /* that can be used; IP_NONE: not yet */
	struct ip_address taken; /* that it cannot have: another machine does */
	struct ra ra;
	struct dhcp6 dhcp;
};

#endif
