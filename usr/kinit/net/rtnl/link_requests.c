// SPDX-License-Identifier: GPL-2.0-only
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "net/rtnl/link_requests.h"

#define UP 1 /* linux/if.h: IFF_UP */

static void begin(struct nl_request *r, const struct ifinfomsg *info,
		  unsigned int flags)
{
	nl_begin(r, RTM_NEWLINK, NLM_F_ACK | flags, info, sizeof(*info));
}

void request_up(struct nl_request *r, int index, bool up)
{
	const struct ifinfomsg info = {
		.ifi_index = index,
		.ifi_flags = up ? UP : 0,
		.ifi_change = UP,
	};

	begin(r, &info, 0);
}

void request_change(struct nl_request *r, int index, unsigned int type,
		    const void *data, size_t len)
{
	const struct ifinfomsg info = { .ifi_index = index };

	begin(r, &info, 0);
	nl_add(r, type, data, len);
}

static void add_text(struct nl_request *r, unsigned int type, const char *text)
{
	nl_add(r, type, text, strlen(text) + 1);
}

static void add_data(struct nl_request *r, const struct net_link *link)
{
	size_t data = nl_nest(r, IFLA_INFO_DATA);
	uint16_t id = link->vlan_id;

	if (link->kind == LINK_VLAN)
		nl_add(r, IFLA_VLAN_ID, &id, sizeof(id));
	else /* Else a port is deaf for 30 s. */
		nl_add_u32(r, IFLA_BR_STP_STATE, 0);
	nl_nest_end(r, data);
}

void request_link(struct nl_request *r, const struct net_link *link, int port)
{
	static const char kinds[][8] = { "vlan", "bond", "bridge" };
	const struct ifinfomsg none = { 0 };
	size_t info;

	begin(r, &none, NLM_F_CREATE);
	add_text(r, IFLA_IFNAME, link->name);
	if (link->mtu)
		nl_add_u32(r, IFLA_MTU, link->mtu);
	if (link->kind == LINK_VLAN)
		nl_add_u32(r, IFLA_LINK, port);
	info = nl_nest(r, IFLA_LINKINFO);
	add_text(r, IFLA_INFO_KIND, kinds[link->kind]);
	/* A bond's options go by their names, through sysfs. */
	if (link->kind != LINK_BOND)
		add_data(r, link);
	nl_nest_end(r, info);
}
