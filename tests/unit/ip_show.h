/* SPDX-License-Identifier: GPL-2.0-only */
/* What an ip= means, in one line: METHOD and NAME=VALUE of what is given. */
#ifndef TESTS_IP_SHOW_H
#define TESTS_IP_SHOW_H

#include "net/option/ip_option.h"

static inline void show_address(struct text *t, const char *name,
				const struct ip_address *ip, bool prefix)
{
	if (ip->family == IP_NONE)
		return;
	text_add(t, " %s=", name);
	text_add(t, "%pI", ip);
	if (prefix)
		text_add(t, "/%d", ip->prefix);
}

static inline void show_ip(struct text *t, const struct ip_option *ip)
{
	static const char *const names[] = {
		"off",	   "dhcp",  "bootp",	  "dhcp6", "auto6",
		"either6", "link6", "link-local", "ibft",
	};

	text_add(t, "%s", names[ip->method]);
	if (ip->device[0])
		text_add(t, " device=%s", ip->device);
	show_address(t, "client", &ip->client, true);
	show_address(t, ip->server_is_peer ? "peer" : "server", &ip->server,
		     ip->server_is_peer);
	show_address(t, "gateway", &ip->gateway, false);
	if (ip->netmask && ip->client.family == IP_NONE)
		text_add(t, " netmask=%d", ip->netmask);
	if (ip->hostname[0])
		text_add(t, " hostname=%s", ip->hostname);
	show_address(t, "dns", &ip->dns[0], false);
	show_address(t, "dns", &ip->dns[1], false);
	show_address(t, "ntp", &ip->ntp, false);
	if (ip->mtu)
		text_add(t, " mtu=%u", ip->mtu);
	if (ip->has_mac) {
		text_add(t, " mac=");
		text_add(t, "%pM", ip->mac);
	}
	if (ip->client_id.len)
		text_add(t, " id=%d,%.*s", ip->client_id_type,
			 (int)ip->client_id.len, ip->client_id.text);
}

#endif
