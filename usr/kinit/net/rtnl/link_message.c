// SPDX-License-Identifier: GPL-2.0-only
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "net/rtnl/link_message.h"

/* linux/if.h, which does not go together with some libc's net/if.h. */
#define LOWER_UP (1 << 16)

static void take_kind(struct link_message *link, const struct nl_attr *info)
{
	struct nl_walk walk;
	struct nl_attr attr;

	nl_nested(info, &walk);
	while (nl_next_attr(&walk, &attr))
		if (attr.type == IFLA_INFO_KIND)
			nl_string(&attr, link->kind, sizeof(link->kind));
}

static void take(struct link_message *link, const struct nl_attr *attr)
{
	switch (attr->type) {
	case IFLA_IFNAME:
		nl_string(attr, link->name, sizeof(link->name));
		break;
	case IFLA_MTU:
		link->mtu = nl_u32(attr);
		break;
	case IFLA_MASTER:
		link->master = nl_u32(attr);
		break;
	case IFLA_ADDRESS:
		if (attr->len > sizeof(link->address))
			break;
		memcpy(link->address, attr->data, attr->len);
		link->address_len = attr->len;
		break;
	case IFLA_PERM_ADDRESS:
		link->has_permanent = attr->len == MAC_SIZE;
		if (link->has_permanent)
			memcpy(link->permanent, attr->data, MAC_SIZE);
		break;
	case IFLA_LINKINFO:
		take_kind(link, attr);
		break;
	}
}

bool link_message(struct link_message *link, const struct nl_message *message)
{
	struct ifinfomsg info;
	struct nl_walk walk;
	struct nl_attr attr;

	if ((message->type != RTM_NEWLINK && message->type != RTM_DELLINK) ||
	    !nl_attrs(message, sizeof(info), &walk))
		return false;
	memcpy(&info, message->payload, sizeof(info));
	/* A bridge says so of a port that leaves it, and it is still there. */
	if (info.ifi_family)
		return false;
	*link = (struct link_message){
		.index = info.ifi_index,
		.type = info.ifi_type,
		.flags = info.ifi_flags,
		.gone = message->type == RTM_DELLINK,
		.carrier = info.ifi_flags & LOWER_UP,
	};
	while (nl_next_attr(&walk, &attr))
		take(link, &attr);
	return link->index > 0 && link->name[0];
}
