// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel makes the address of the link, asks for routers, and makes
 * addresses of what they say. What comes by DHCPv6 is up to us. An address
 * counts once the kernel has made sure that no other machine has it.
 */
#include "goal/net.h"

/*
 * So long, ms, after the interface has an address to ask from a router has been
 * asked twice (the kernel does it at once and after 4 s), and there is none.
 */
#define NO_ROUTER 5000

/* An address is good for something without what else a server knows. */
#define INFORM_TRIES 4

static bool has_link(const struct nic *nic)
{
	return nic->ip6.link.family != IP_NONE;
}

static bool lacks_router(const struct nic *nic, uint64_t now)
{
	return !nic->ip6.ra.heard && now >= nic->ip6.link_since + NO_ROUTER;
}

static bool wants_lease(const struct nic *nic, uint64_t now)
{
	const struct ra *ra = &nic->ip6.ra;

	switch (nic->option->method) {
	case IP_METHOD_DHCP6:
		return true;
	case IP_METHOD_EITHER6:
		return ra->heard ? !ra->autonomous : lacks_router(nic, now);
	default:
		return false;
	}
}

/* A router says that there is more to know. */
static bool wants_information(const struct nic *nic)
{
	const struct ip6 *ip6 = &nic->ip6;

	return (ip6->ra.managed || ip6->ra.other) &&
	       ip6->dhcp.state != DHCP6_HAS &&
	       (ip6->dhcp.state != DHCP6_INFORMS ||
		ip6->dhcp.tries < INFORM_TRIES);
}

static bool is_of_link(const struct nic *nic)
{
	return nic->option->method == IP_METHOD_LINK6;
}

static bool has_lease(const struct nic *nic)
{
	return nic->ip6.dhcp.state == DHCP6_HAS &&
	       nic->ip6.dhcp.lease.address.family != IP_NONE;
}

enum net_action goal_net6(const struct nic *nic, uint64_t now)
{
	const struct ip6 *ip6 = &nic->ip6;

	if (!has_link(nic))
		return NET_NOTHING;
	if (is_of_link(nic) || has_lease(nic))
		return NET_CONFIGURE;
	if (wants_lease(nic, now))
		return now >= ip6->dhcp.next ? NET_ASK : NET_NOTHING;
	if (wants_information(nic))
		return now >= ip6->dhcp.next ? NET_INFORM : NET_NOTHING;
	return ip6->address.family != IP_NONE ? NET_CONFIGURE : NET_NOTHING;
}

/*
 * What a server has given has no route but by a router, of which the kernel
 * hears about now.
 */
bool goal_net6_is_ready(const struct nic *nic, uint64_t now)
{
	const struct ip6 *ip6 = &nic->ip6;

	if (!KINIT_HAS_IPV6)
		return true;
	if (nic_is_ip6(nic))
		return is_of_link(nic) ||
		       (ip6->address.family != IP_NONE &&
			(ip6->ra.heard || lacks_router(nic, now)));
	return nic->method != NIC_STATIC || !nic->option ||
	       nic->option->client.family != IP_V6 ||
	       ip6->address.family != IP_NONE;
}
