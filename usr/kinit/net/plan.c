// SPDX-License-Identifier: GPL-2.0-only
#include <linux/if_arp.h>
#include <string.h>

#include "net/link/stack.h"
#include "net/plan.h"

static const struct ip_address none; /* IP_NONE */

/*
 * Hardware with a cable, or what the command line builds upon that, and nothing
 * upon it. What others have built is their business.
 */
static bool may_be_used(const struct net_options *options,
			const struct link_message *link)
{
	return (!link->kind[0] || stack_link(options, link->name)) &&
	       !stack_above(options, link->name) &&
	       (link->type == ARPHRD_ETHER || link->type == ARPHRD_INFINIBAND);
}

static bool is_boot_interface(const struct net_options *options,
			      const struct link_message *link)
{
	return options->has_bootif && link->address_len == MAC_SIZE &&
	       !memcmp(options->bootif, link->address, MAC_SIZE);
}

/* The first for @device (0), or the second, which is of the other family. */
static const struct ip_option *find_for(const struct net_options *options,
					const char *device, unsigned int n)
{
	for (unsigned int i = 0; i < options->n_ips; i++)
		if (!strcmp(options->ips[i].device, device) && !n--)
			return &options->ips[i];
	return NULL;
}

/* The option for this interface, by its name; else the one for any. */
static const struct ip_option *find_option(const struct net_options *options,
					   const struct nic *nic)
{
	const char *name = nic->link.name;

	return find_for(options, find_for(options, name, 0) ? name : "",
			nic->second);
}

bool plan_has_twins(const struct net_options *options)
{
	for (unsigned int i = 0; i < options->n_ips; i++)
		if (find_for(options, options->ips[i].device, 1))
			return true;
	return false;
}

static enum nic_method method_of(const struct ip_option *ip)
{
	switch (ip->method) {
	case IP_METHOD_DHCP:
	case IP_METHOD_BOOTP:
		return NIC_DHCP;
	case IP_METHOD_OFF:
		return ip->client.family != IP_NONE ? NIC_STATIC : NIC_UNUSED;
	case IP_METHOD_DHCP6:
	case IP_METHOD_AUTO6:
	case IP_METHOD_EITHER6:
	case IP_METHOD_LINK6:
		return NIC_IP6;
	case IP_METHOD_LINK_LOCAL:
		return NIC_LINK4;
	default:
		return NIC_UNUSED;
	}
}

/* What the firmware says of this one; NULL: nothing. */
static const struct ip_option *find_firmware(const struct net *net,
					     const struct link_message *link)
{
	for (unsigned int i = 0; i < net->n_ibft; i++)
		if (link->address_len == MAC_SIZE &&
		    !memcmp(net->ibft[i].option.mac, link->address, MAC_SIZE))
			return &net->ibft[i].option;
	return NULL;
}

void plan_nic(const struct net *net, struct nic *nic)
{
	const struct net_options *options = &net->options;
	const struct ip_option *ip = find_option(options, nic);

	nic->by_firmware = KINIT_HAS_IBFT &&
			   (ip ? ip->method == IP_METHOD_IBFT
			       : options->ibft && !options->n_ips);
	nic->named = ip && ip->device[0];
	if (nic->by_firmware)
		ip = find_firmware(net, &nic->link);
	nic->option = ip;
	nic->method = NIC_UNUSED;
	if (!nic->named && !may_be_used(options, &nic->link))
		return;
	/* The boot loader names one: others are not meant. */
	if (!nic->named && options->has_bootif && options->use_bootif) {
		if (!is_boot_interface(options, &nic->link))
			return;
		nic->named = true;
	}
	if (ip)
		nic->method = method_of(ip);
	else if (!options->n_ips && !nic->by_firmware)
		nic->method = NIC_DHCP;
}

bool plan_is_ip6(const struct nic *nic)
{
	return nic_is_ip6(nic) ||
	       (KINIT_HAS_IPV6 && nic->method == NIC_STATIC && nic->option &&
		nic->option->client.family == IP_V6);
}

static void add_route(struct nic_setting *s, const struct ip_address *to,
		      const struct ip_address *gateway)
{
	if (s->n_routes < NIC_ROUTES_MAX)
		s->routes[s->n_routes++] = (struct nic_route){ *to, *gateway };
}

static void add_dns(struct nic_setting *s, const struct ip_address *ip)
{
	for (unsigned int i = 0; i < s->n_dns; i++)
		if (s->dns[i].family == ip->family &&
		    !memcmp(s->dns[i].bytes, ip->bytes, sizeof(ip->bytes)))
			return;
	if (ip->family != IP_NONE && s->n_dns < NIC_DNS_MAX)
		s->dns[s->n_dns++] = *ip;
}

/* All bits behind the prefix are set. */
static struct ip_address broadcast_of(const struct ip_address *ip)
{
	struct ip_address broadcast = *ip;

	if (ip->family != IP_V4 || ip->prefix > 30)
		return (struct ip_address){ 0 };
	for (unsigned int bit = ip->prefix; bit < 32; bit++)
		broadcast.bytes[bit / 8] |= 0x80 >> bit % 8;
	return broadcast;
}

static void set_lease(struct nic_setting *s, const struct dhcp_lease *lease,
		      bool with_dns)
{
	s->address = ip4_address(lease->address);
	s->address.prefix = lease->prefix;
	s->broadcast = lease->broadcast ? ip4_address(lease->broadcast)
					: broadcast_of(&s->address);
	s->lifetime = lease->lease_time == DHCP_FOREVER ? 0 : lease->lease_time;
	s->mtu = lease->mtu;
	for (unsigned int i = 0; i < lease->n_routes; i++) {
		const struct dhcp_route *from = &lease->routes[i];
		struct ip_address to = ip4_address(from->destination);
		struct ip_address gateway = ip4_address(from->gateway);

		to.prefix = from->prefix;
		add_route(s, &to, from->gateway ? &gateway : &none);
	}
	for (unsigned int i = 0;
	     with_dns && i < DHCP_ADDRESSES && lease->dns[i]; i++) {
		struct ip_address dns = ip4_address(lease->dns[i]);

		add_dns(s, &dns);
	}
}

static void add_list(struct nic_setting *s, const struct ip6_list *list)
{
	for (unsigned int i = 0; i < list->n; i++)
		add_dns(s, &list->list[i]);
}

static bool has_lease6(const struct ip6 *ip6)
{
	return ip6->dhcp.state == DHCP6_HAS &&
	       ip6->dhcp.lease.address.family != IP_NONE;
}

/* What a DHCPv6 server gives has a lifetime; what the kernel makes it knows. */
static void set_ip6(struct nic_setting *s, const struct ip6 *ip6, bool with_dns)
{
	const struct dhcp6_lease *lease = &ip6->dhcp.lease;

	s->router = ip6->ra.router;
	if (has_lease6(ip6)) {
		s->address = lease->address;
		s->lifetime = lease->valid == DHCP6_FOREVER ? 0 : lease->valid;
	} else {
		s->present = true;
		s->address = ip6->address.family != IP_NONE ? ip6->address
							    : ip6->link;
	}
	if (!with_dns)
		return;
	if (ip6->dhcp.state == DHCP6_HAS)
		add_list(s, &lease->dns);
	add_list(s, &ip6->ra.dns);
}

static void set_option(struct nic_setting *s, const struct ip_option *ip)
{
	struct ip_address to = none; /* anywhere */

	s->address = ip->client;
	s->broadcast = broadcast_of(&s->address);
	if (ip->server_is_peer && ip->server.family != IP_NONE)
		add_route(s, &ip->server, &none);
	to.family = ip->gateway.family;
	if (to.family != IP_NONE)
		add_route(s, &to, &ip->gateway);
}

/* Of rd.route=: for this interface, or for the first that can reach it. */
static void add_given_route(struct nic_setting *s, const struct nic *nic,
			    const struct net_route *from)
{
	/* The other family's are its twin's. */
	if (nic->twin && nic->twin->method != NIC_UNUSED &&
	    (from->net.family == IP_V6) != plan_is_ip6(nic))
		return;
	if (!from->device[0] || !strcmp(from->device, nic->link.name))
		add_route(s, &from->net, &from->gateway);
}

/* The routes of the first count, or of the one that bootdev= names. */
static uint32_t metric_of(const struct net *net, const struct nic *nic)
{
	const char *name = net->options.bootdev;
	bool counts = !strcmp(name, nic->link.name);

	if (!name[0]) {
		counts = true;
		for (const struct nic *i = net->nics; i; i = i->next)
			counts &= i == nic || i == nic->twin ||
				  !i->configured || i->link.gone;
	}
	return counts ? 0 : 100 + nic->link.index;
}

void plan_setting(const struct net *net, const struct nic *nic,
		  struct nic_setting *s)
{
	const struct ip_option *ip = nic->option;

	*s = (struct nic_setting){ .metric = metric_of(net, nic) };
	/* What the command line names goes before what a server says. */
	for (unsigned int i = 0; i < net->options.n_dns; i++)
		add_dns(s, &net->options.dns[i]);
	for (int i = 0; ip && i < 2; i++)
		add_dns(s, &ip->dns[i]);
	if (nic->method == NIC_DHCP || nic->method == NIC_LINK4)
		set_lease(s, &nic->dhcp.lease, net->options.peer_dns);
	else if (nic_is_ip6(nic))
		set_ip6(s, &nic->ip6, net->options.peer_dns);
	else if (ip)
		set_option(s, ip);
	for (unsigned int i = 0; i < net->options.n_routes; i++)
		add_given_route(s, nic, &net->options.routes[i]);
	if (ip && ip->mtu)
		s->mtu = ip->mtu;
}

void plan_settings(const struct net *net, const struct nic *nic,
		   struct nic_setting s[2])
{
	plan_setting(net, nic, &s[0]);
	if (!nic->twin || !nic->twin->configured)
		return;
	plan_setting(net, nic->twin, &s[1]);
	s[0].twin = &s[1];
}

void plan_join_dns(struct nic_setting *s)
{
	for (unsigned int i = 0; s->twin && i < s->twin->n_dns; i++)
		add_dns(s, &s->twin->dns[i]);
}

const char *plan_proto(const struct nic *nic)
{
	const struct ip6 *ip6 = &nic->ip6;

	if (nic->method == NIC_LINK4)
		return "link4";
	if (!nic_is_ip6(nic))
		return nic->method == NIC_DHCP ? "dhcp" : "static";
	if (has_lease6(ip6))
		return "dhcp6";
	return ip6->address.family != IP_NONE ? "auto6" : "link6";
}

const char *plan_search6(const struct nic *nic)
{
	const struct ip6 *ip6 = &nic->ip6;

	return ip6->dhcp.state == DHCP6_HAS && ip6->dhcp.lease.search[0]
		       ? ip6->dhcp.lease.search
		       : ip6->ra.search;
}

const struct ip_address *plan_gateway(const struct nic_setting *s)
{
	for (unsigned int i = 0; i < s->n_routes; i++)
		if (!s->routes[i].to.prefix &&
		    s->routes[i].gateway.family != IP_NONE)
			return &s->routes[i].gateway;
	return s->router.family != IP_NONE ? &s->router : NULL;
}
