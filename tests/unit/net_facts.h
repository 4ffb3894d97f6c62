/* SPDX-License-Identifier: GPL-2.0-only */
/* An interface, and a command line that may mean it. */
#ifndef TESTS_NET_FACTS_H
#define TESTS_NET_FACTS_H

#include <linux/if_arp.h>

#include "../tap.h"
#include "net/plan.h"

static struct net net;
static struct nic nic, twin;
static struct nic_setting setting;

static inline void begin(const char *words)
{
	static const uint8_t mac[6] = { 0x52, 0x54, 0, 0, 0, 7 };
	static char line[2048];

	snprintf(line, sizeof(line), "%s", words);
	memset(&net, 0, sizeof(net));
	net_options_parse(&net.options, line);
	nic = (struct nic){
		.link = { .index = 2, .type = ARPHRD_ETHER, .name = "eth0" },
	};
	memcpy(nic.link.address, mac, 6);
	nic.link.address_len = 6;
	net.nics = &nic;
	twin = (struct nic){ .second = true };
}

/* As net/nic.c does if there are ip= of both families. */
static inline void begin_twins(const char *words)
{
	begin(words);
	ok(plan_has_twins(&net.options), "%s", words);
	twin.link = nic.link;
	nic.next = nic.twin = &twin;
	twin.twin = &nic;
	plan_nic(&net, &nic);
	plan_nic(&net, &twin);
	nic.configured = twin.configured = true;
}

#define IP4(a, b, c, d) ((uint32_t)(a) << 24 | (b) << 16 | (c) << 8 | (d))

static inline void lease(void)
{
	nic.method = NIC_DHCP;
	nic.dhcp.lease = (struct dhcp_lease){
		.address = IP4(10, 0, 0, 5),
		.prefix = 24,
		.server = IP4(10, 0, 0, 1),
		.lease_time = 3600,
		.renewal_time = 1800,
		.rebinding_time = 3150,
		.mtu = 1400,
		.n_routes = 2,
		.routes = { { 0, IP4(10, 0, 0, 1), 0 },
			    { IP4(10, 9, 0, 0), 0, 16 } },
		.dns = { IP4(10, 0, 0, 2), IP4(10, 0, 0, 3) },
	};
}

/* What DHCPv6 has given, and a router has said beside it. */
static inline void lease6_of(struct nic *of)
{
	static const struct ip_address us = { IP_V6,
					      128,
					      { 0x20, 1, [15] = 5 } };
	static const struct ip_address dns = { IP_V6,
					       128,
					       { 0x20, 1, [15] = 9 } };
	static const struct ip_address router = { IP_V6,
						  128,
						  { 0xfe, 0x80, [15] = 1 } };
	struct ip6 *ip6 = &of->ip6;

	ip6->link = (struct ip_address){ IP_V6, 64, { 0xfe, 0x80, [15] = 5 } };
	ip6->ra = (struct ra){
		.heard = true,
		.router = router,
		.dns = { 2, { dns, router } },
		.search = "ra.example",
	};
	ip6->dhcp.state = DHCP6_HAS;
	ip6->dhcp.lease = (struct dhcp6_lease){
		.address = us,
		.valid = 3600,
		.dns = { 1, { dns } },
		.ntp = { 1, { dns } },
		.search = "a.example b.example",
	};
}

static inline void lease6(void)
{
	lease6_of(&nic);
}

#endif
