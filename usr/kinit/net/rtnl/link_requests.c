// SPDX-License-Identifier: GPL-2.0-only
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "net/rtnl/link_requests.h"

#define UP 1 /* linux/if.h: IFF_UP */

static void begin(struct nl_request *r, int index, unsigned int change,
		  unsigned int flags)
{
	const struct ifinfomsg info = {
		.ifi_index = index,
		.ifi_change = change,
	};

	nl_begin(r, RTM_NEWLINK, NLM_F_ACK | flags, &info, sizeof(info));
}

static void add_text(struct nl_request *r, unsigned int type, const char *text)
{
	nl_add(r, type, text, strlen(text) + 1);
}

void request_rename(struct nl_request *r, int index, const char *name)
{
	begin(r, index, 0, 0);
	add_text(r, IFLA_IFNAME, name);
}

void request_mac(struct nl_request *r, int index, const uint8_t mac[MAC_SIZE])
{
	begin(r, index, 0, 0);
	nl_add(r, IFLA_ADDRESS, mac, MAC_SIZE);
}

void request_mtu(struct nl_request *r, int index, unsigned int mtu)
{
	begin(r, index, 0, 0);
	nl_add_u32(r, IFLA_MTU, mtu);
}

void request_down(struct nl_request *r, int index)
{
	begin(r, index, UP, 0);
}

void request_attach(struct nl_request *r, int index, int master)
{
	begin(r, index, 0, 0);
	nl_add_u32(r, IFLA_MASTER, master);
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
	size_t info;

	begin(r, 0, 0, NLM_F_CREATE);
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
