// SPDX-License-Identifier: GPL-2.0-only
/*
 * show WORD...: what each word means to us, in lines "DEVICE KEY=VALUE" with
 * the keys of systemd.network(5); DEVICE is "-" if there is none. Exits with 1
 * if a word is wrong.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "net/option/options.h"

static const char *device_name(const char *name)
{
	return name[0] ? name : "-";
}

static const char *format(const struct ip_address *ip)
{
	static char buf[64];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%pI", ip);
	return buf;
}

static void show_address(const char *device, const char *key,
			 const struct ip_address *ip)
{
	if (ip->family != IP_NONE)
		printf("%s %s=%s\n", device, key, format(ip));
}

static void show_mac(const char *device, const char *key,
		     const uint8_t mac[MAC_SIZE])
{
	char buf[20];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%pM", mac);
	printf("%s %s=%s\n", device, key, buf);
}

static void show_ip(const struct ip_option *ip)
{
	static const char *const dhcp[] = {
		[IP_METHOD_OFF] = "no",	     [IP_METHOD_DHCP] = "ipv4",
		[IP_METHOD_BOOTP] = "bootp", [IP_METHOD_DHCP6] = "ipv6",
		[IP_METHOD_AUTO6] = "no",    [IP_METHOD_EITHER6] = "ipv6",
		[IP_METHOD_LINK6] = "no",    [IP_METHOD_LINK_LOCAL] = "no",
		[IP_METHOD_IBFT] = "no",
	};
	const char *device = device_name(ip->device);

	printf("%s DHCP=%s\n", device, dhcp[ip->method]);
	if (ip->client.family != IP_NONE)
		printf("%s Address=%s/%d\n", device, format(&ip->client),
		       ip->client.prefix);
	show_address(device, ip->server_is_peer ? "Peer" : "Server",
		     &ip->server);
	if (ip->gateway.family != IP_NONE)
		printf("%s Route= via %s\n", device, format(&ip->gateway));
	show_address(device, "DNS", &ip->dns[0]);
	show_address(device, "DNS", &ip->dns[1]);
	show_address(device, "NTP", &ip->ntp);
	if (ip->hostname[0])
		printf("%s Hostname=%s\n", device, ip->hostname);
	if (ip->mtu)
		printf("%s MTUBytes=%u\n", device, ip->mtu);
	if (ip->has_mac)
		show_mac(device, "MACAddress", ip->mac);
}

static void show_route(const struct net_route *route)
{
	printf("%s Route=%s/%d via ", device_name(route->device),
	       format(&route->net), route->net.prefix);
	printf("%s\n", format(&route->gateway));
}

static void show_link(const struct net_link *link)
{
	static const char *const kinds[] = { "vlan", "bond", "bridge" };
	static const char *const keys[] = { "VLAN", "Bond", "Bridge" };

	printf("%s Kind=%s\n", link->name, kinds[link->kind]);
	if (link->kind == LINK_VLAN)
		printf("%s Id=%u\n", link->name, link->vlan_id);
	if (link->mtu)
		printf("%s MTUBytes=%u\n", link->name, link->mtu);
	for (unsigned int i = 0; i < link->n_ports; i++)
		printf("%s %s=%s\n", link->ports[i], keys[link->kind],
		       link->name);
}

static void show(const struct net_options *net)
{
	for (unsigned int i = 0; i < net->n_ips; i++)
		show_ip(&net->ips[i]);
	for (unsigned int i = 0; i < net->n_dns; i++)
		show_address("-", "DNS", &net->dns[i]);
	for (unsigned int i = 0; i < net->n_routes; i++)
		show_route(&net->routes[i]);
	for (unsigned int i = 0; i < net->n_ifnames; i++)
		show_mac(net->ifnames[i].name, "MACAddress",
			 net->ifnames[i].mac);
	for (unsigned int i = 0; i < net->n_links; i++)
		show_link(&net->links[i]);
	if (!net->peer_dns)
		printf("- UseDNS=no\n");
}

static bool show_word(char *word)
{
	static struct net_options net;
	char said[1024];
	struct text t;

	net_options_parse(&net, word);
	show(&net);
	if (!net.n_bad)
		return true;
	text_init(&t, said, sizeof(said));
	net_problem_add(&t, &net.bad[0]);
	fprintf(stderr, "%s\n", said);
	return false;
}

int main(int argc, char **argv)
{
	int status = 0;

	for (int i = 1; i < argc; i++)
		if (!show_word(argv[i]))
			status = 1;
	return status;
}
