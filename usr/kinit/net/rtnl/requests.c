// SPDX-License-Identifier: GPL-2.0-only
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

#include "net/rtnl/requests.h"

/* sys/socket.h is not for a pure file. */
enum { FAMILY_ANY = 0, FAMILY_V4 = 2, FAMILY_V6 = 10 };

static unsigned int family(const struct ip_address *ip)
{
	return ip->family == IP_V6 ? FAMILY_V6 : FAMILY_V4;
}

static void add_ip(struct nl_request *r, unsigned int type,
		   const struct ip_address *ip)
{
	if (ip->family != IP_NONE)
		nl_add(r, type, ip->bytes, ip->family == IP_V6 ? 16 : 4);
}

void request_links(struct nl_request *r)
{
	const struct ifinfomsg info = { .ifi_family = FAMILY_ANY };

	nl_begin(r, RTM_GETLINK, NLM_F_DUMP, &info, sizeof(info));
}

void request_addresses(struct nl_request *r)
{
	const struct ifaddrmsg msg = { .ifa_family = FAMILY_V6 };

	nl_begin(r, RTM_GETADDR, NLM_F_DUMP, &msg, sizeof(msg));
}

void request_address(struct nl_request *r, const struct request_address *a)
{
	const struct ifaddrmsg msg = {
		.ifa_family = family(&a->address),
		.ifa_prefixlen = a->address.prefix,
		.ifa_scope = RT_SCOPE_UNIVERSE,
		.ifa_index = a->index,
	};
	const struct ifa_cacheinfo cache = {
		.ifa_valid = a->lifetime,
		.ifa_prefered = a->lifetime,
	};

	/* The same address with another lifetime takes its place. */
	nl_begin(r, a->is_gone ? RTM_DELADDR : RTM_NEWADDR,
		 NLM_F_ACK | NLM_F_CREATE | NLM_F_REPLACE, &msg, sizeof(msg));
	add_ip(r, IFA_LOCAL, &a->address);
	add_ip(r, IFA_ADDRESS, &a->address);
	add_ip(r, IFA_BROADCAST, &a->broadcast);
	if (a->lifetime)
		nl_add(r, IFA_CACHEINFO, &cache, sizeof(cache));
}

void request_route(struct nl_request *r, const struct request_route *route)
{
	bool has_gateway = route->gateway.family != IP_NONE;
	const struct rtmsg msg = {
		.rtm_family = family(&route->to),
		.rtm_dst_len = route->to.prefix,
		.rtm_table = RT_TABLE_MAIN,
		/* By this systemd-networkd knows what it may have to keep. */
		.rtm_protocol = route->is_dhcp ? RTPROT_DHCP : RTPROT_STATIC,
		.rtm_scope = has_gateway ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK,
		.rtm_type = RTN_UNICAST,
		.rtm_flags = route->onlink ? RTNH_F_ONLINK : 0,
	};

	nl_begin(r, RTM_NEWROUTE, NLM_F_ACK | NLM_F_CREATE | NLM_F_REPLACE,
		 &msg, sizeof(msg));
	nl_add_u32(r, RTA_OIF, route->index);
	if (route->metric)
		nl_add_u32(r, RTA_PRIORITY, route->metric);
	if (route->to.prefix)
		add_ip(r, RTA_DST, &route->to);
	add_ip(r, RTA_GATEWAY, &route->gateway);
}
