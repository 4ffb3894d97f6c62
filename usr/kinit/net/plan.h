/* SPDX-License-Identifier: GPL-2.0-only */
/* Which interface is meant by which option, and what it is given. Pure. */
#ifndef KINIT_NET_PLAN_H
#define KINIT_NET_PLAN_H

#include "net/address.h"
#include "net/net.h"

#define NIC_ROUTES_MAX (DHCP_ROUTES_MAX + 8)
#define NIC_DNS_MAX    (DHCP_ADDRESSES + 8)

struct nic_route {
	struct ip_address to; /* of the family of the address, with a prefix */
	struct ip_address gateway; /* IP_NONE: it is at the link */
};

struct nic_setting {
	struct ip_address address, broadcast;
	bool present; /* the kernel has made the address, and its routes */
	struct ip_address router; /* to which the kernel has a route */
	unsigned int mtu; /* 0: leave it as it is */
	uint32_t lifetime; /* s; 0: for ever */
	uint32_t metric; /* of the routes: the lowest counts */
	unsigned int n_routes, n_dns;
	struct nic_route routes[NIC_ROUTES_MAX];
	struct ip_address dns[NIC_DNS_MAX];
	const struct nic_setting *twin; /* of nic->twin; NULL: it has none */
};

/* May one interface have addresses of both families? */
bool plan_has_twins(const struct net_options *options);

/* Sets nic->method, ->config and ->named from the options and the link. */
void plan_nic(const struct net *net, struct nic *nic);

/* Is @nic to have an address of IPv6? */
bool plan_is_ip6(const struct nic *nic);

/* What @nic is to be given, by its option or its lease. */
void plan_setting(const struct net *net, const struct nic *nic,
		  struct nic_setting *s);

/* The same, and behind it that of its twin, if that is configured. */
void plan_settings(const struct net *net, const struct nic *nic,
		   struct nic_setting s[2]);

/* Its DNS servers are those of its twin, too. */
void plan_join_dns(struct nic_setting *s);

/* How it came by its address: dhcp, dhcp6, auto6, link4, link6 or static. */
const char *plan_proto(const struct nic *nic);

/* By IPv6: names of domains to look in, with a blank between them. */
const char *plan_search6(const struct nic *nic);

/* That of the default route, also of one that the kernel has made; or NULL. */
const struct ip_address *plan_gateway(const struct nic_setting *s);

#endif
