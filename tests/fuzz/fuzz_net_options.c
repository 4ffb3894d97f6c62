// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is a command line. What comes out is within its bounds, names are
 * such as the kernel takes, and each address that is written is read again as
 * the same one, by the libc too.
 */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmdline.h"
#include "net/option/options.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void check_name(const char *name)
{
	size_t len = strnlen(name, IFNAME_SIZE);

	require(len && len < IFNAME_SIZE && !strpbrk(name, "/:% \t\n"));
	require(strcmp(name, ".") && strcmp(name, ".."));
	for (; *name; name++)
		require(*name > ' ' && *name < 0x7f);
}

static void check_optional_name(const char *name)
{
	if (*name)
		check_name(name);
}

/* The libc reads what we write, and so do we. */
static void check_ip(const struct ip_address *ip)
{
	char buf[INET6_ADDRSTRLEN];
	struct ip_address again;
	uint8_t bytes[16] = { 0 };
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%pI", ip);
	require(ip->family <= IP_V6 && ip->prefix <= ip_bits(ip->family));
	if (ip->family == IP_NONE) {
		require(!t.len);
		return;
	}
	require(inet_pton(ip->family == IP_V4 ? AF_INET : AF_INET6, buf,
			  bytes) == 1);
	require(!memcmp(bytes, ip->bytes, 16));
	require(ip_parse(buf, t.len, &again));
	require(again.family == ip->family);
	require(!memcmp(again.bytes, ip->bytes, 16));
}

static void check_option(const struct ip_option *ip)
{
	check_optional_name(ip->device);
	require(ip->method <= IP_METHOD_IBFT);
	check_ip(&ip->client);
	check_ip(&ip->server);
	check_ip(&ip->gateway);
	check_ip(&ip->dns[0]);
	check_ip(&ip->dns[1]);
	check_ip(&ip->ntp);
	require(ip->client.family == IP_NONE || ip->client.prefix);
	require(strnlen(ip->hostname, HOSTNAME_SIZE) < HOSTNAME_SIZE);
	require(!strpbrk(ip->hostname, "$`'\"\\ \n;&|<>()/"));
	require(!ip->mtu || (ip->mtu >= MTU_MIN && ip->mtu <= MTU_MAX));
	require(ip->client_id.len <= 254);
	require(!ip->client_id.len || (ip->client_id.text >= ip->value &&
				       ip->client_id.text + ip->client_id.len <=
					       ip->value + strlen(ip->value)));
	/* Nothing can both be switched off and be there. */
	require(ip->method != IP_METHOD_OFF || ip->device[0] ||
		ip->client.family != IP_NONE);
}

static void check_lists(const struct net_options *net)
{
	require(net->n_dns <= NET_DNS_MAX && net->n_routes <= NET_ROUTES_MAX);
	require(net->n_ifnames <= NET_IFNAMES_MAX);
	for (unsigned int i = 0; i < net->n_dns; i++) {
		check_ip(&net->dns[i]);
		require(net->dns[i].family != IP_NONE);
	}
	for (unsigned int i = 0; i < net->n_routes; i++) {
		const struct net_route *route = &net->routes[i];
		struct ip_address masked = route->net;

		check_ip(&route->net);
		check_ip(&route->gateway);
		check_optional_name(route->device);
		ip_mask_host(&masked);
		require(!memcmp(&masked, &route->net, sizeof(masked)));
		require(route->device[0] ||
			route->gateway.family == route->net.family);
	}
	for (unsigned int i = 0; i < net->n_ifnames; i++)
		check_name(net->ifnames[i].name);
}

static void check_links(const struct net_options *net)
{
	require(net->n_links <= NET_LINKS_MAX);
	for (unsigned int i = 0; i < net->n_links; i++) {
		const struct net_link *link = &net->links[i];

		check_name(link->name);
		require(link->n_ports && link->n_ports <= NET_PORTS_MAX);
		for (unsigned int k = 0; k < link->n_ports; k++) {
			check_name(link->ports[k]);
			require(strcmp(link->ports[k], link->name));
		}
		for (unsigned int k = 0; k < i; k++)
			require(strcmp(net->links[k].name, link->name));
		require(strnlen(link->options, BOND_OPTIONS_SIZE) <
			BOND_OPTIONS_SIZE);
		require(!strchr(link->options, '/'));
		require((link->kind == LINK_BOND) ==
			(link->options[0] != '\0'));
		require(link->kind == LINK_VLAN
				? link->n_ports == 1 && link->vlan_id >= 1 &&
					  link->vlan_id <= 4094
				: !link->vlan_id);
	}
}

static void check_problems(const struct net_options *net)
{
	unsigned int n = net->n_bad < NET_BAD_MAX ? net->n_bad : NET_BAD_MAX;

	for (unsigned int i = 0; i < n; i++) {
		char said[300];
		struct text t;

		require(net->bad[i].expected);
		text_init(&t, said, sizeof(said));
		net_problem_add(&t, &net->bad[i]);
		require(t.len);
		for (size_t k = 0; k < t.len; k++)
			require((unsigned char)said[k] >= ' ' &&
				said[k] != 0x7f);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct net_options net;
	char *line;

	if (size >= CMDLINE_MAX)
		return -1;
	line = malloc(size + 1);
	if (size)
		memcpy(line, data, size);
	line[size] = '\0';

	memset(&net, 0xee, sizeof(net));
	net_options_parse(&net, line);
	require(net.n_ips <= NET_IPS_MAX && !(net.off && net.n_ips));
	for (unsigned int i = 0; i < net.n_ips; i++)
		check_option(&net.ips[i]);
	check_optional_name(net.bootdev);
	check_lists(&net);
	check_links(&net);
	check_problems(&net);
	free(line);
	return 0;
}
