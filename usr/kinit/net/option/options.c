// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "cmdline.h"
#include "net/option/options.h"
#include "parts.h"

#define TIMEOUT_MAX 1000000 /* seconds */

static const char bad_ifname[] = "the name of an interface";

static bool read_ifname(struct word_reader *r, const char *name,
			char out[IFNAME_SIZE])
{
	return field_ifname(r->field, out) || field_bad(r, name, bad_ifname);
}

static bool next_ifname(struct word_reader *r, const char *name,
			char out[IFNAME_SIZE])
{
	word_next(r);
	return read_ifname(r, name, out);
}

static bool at_end(struct word_reader *r)
{
	return !r->rest.text || word_bad(r, "it has too many fields");
}

static bool too_many(struct word_reader *r)
{
	return word_bad(r, "there are more of them than there is room for");
}

/* An interface has one for IPv4 and one for IPv6. */
static bool is_second(const struct net_options *net, const struct ip_option *ip)
{
	for (unsigned int i = 0; i < net->n_ips; i++)
		if (!strcmp(net->ips[i].device, ip->device) &&
		    ip_option_is_ip6(&net->ips[i]) == ip_option_is_ip6(ip))
			return true;
	return false;
}

static bool set_ip(struct net_options *net, struct word_reader *r)
{
	struct ip_option ip;

	/* As for the kernel, whose parameter is "ip=". */
	if (!r->rest.text)
		return word_bad(r, "it has no value");
	if (!ip_option_parse(&ip, r))
		return false;
	net->off = ip.method == IP_METHOD_OFF && !ip.device[0] &&
		   ip.client.family == IP_NONE;
	if (net->off) {
		net->n_ips = 0;
		return true;
	}
	if (is_second(net, &ip))
		return word_bad(r,
				"the first ip= of its family for an interface counts, and this is a second one");
	if (net->n_ips == NET_IPS_MAX)
		return too_many(r);
	net->ips[net->n_ips++] = ip;
	if (KINIT_HAS_IPV6 && ip.method == IP_METHOD_LINK_LOCAL) {
		ip.method = IP_METHOD_LINK6;
		if (!is_second(net, &ip) && net->n_ips < NET_IPS_MAX)
			net->ips[net->n_ips++] = ip;
	}
	net->ibft |= ip.method == IP_METHOD_IBFT;
	return true;
}

static bool set_bootif(struct net_options *net, struct word_reader *r)
{
	uint8_t mac[MAC_SIZE];

	if (!field_mac(r, true, mac))
		return false;
	memcpy(net->bootif, mac, MAC_SIZE);
	net->has_bootif = true;
	return true;
}

static bool set_bootdev(struct net_options *net, struct word_reader *r)
{
	return read_ifname(r, "device", net->bootdev);
}

static bool set_nameserver(struct net_options *net, struct word_reader *r)
{
	struct ip_address ip;

	if (!field_address(r, "server", &ip))
		return false;
	if (ip.family == IP_NONE)
		return field_bad(r, "server", "an address");
	if (net->n_dns == NET_DNS_MAX)
		return too_many(r);
	net->dns[net->n_dns++] = ip;
	return true;
}

static bool read_bool(struct word_reader *r, bool *value)
{
	static const char *const words[] = {
		"0", "no", "off", "1", "yes", "on"
	};

	if (!r->field.text) {
		*value = true;
		return true;
	}
	for (size_t i = 0; i < 6; i++) {
		if (field_is(r->field, words[i])) {
			*value = i >= 3;
			return true;
		}
	}
	return field_bad(r, "value", "0 or 1");
}

static bool set_neednet(struct net_options *net, struct word_reader *r)
{
	return read_bool(r, &net->need_net);
}

static bool set_net_root(struct net_options *net, struct word_reader *r)
{
	if (!r->field.len)
		return field_bad(r, "value", "the place of a root");
	net->net_root = true;
	net->root_by_dhcp |= field_is(r->field, "dhcp");
	return true;
}

static bool set_firmware(struct net_options *net, struct word_reader *r)
{
	if (!read_bool(r, &net->ibft))
		return false;
	net->net_root |= net->ibft;
	return true;
}

static bool set_peerdns(struct net_options *net, struct word_reader *r)
{
	return read_bool(r, &net->peer_dns);
}

static bool set_rd_bootif(struct net_options *net, struct word_reader *r)
{
	return read_bool(r, &net->use_bootif);
}

static bool set_route(struct net_options *net, struct word_reader *r)
{
	struct net_route route = { 0 };

	word_next(r);
	if (!ip_prefix_parse(r->field.text, r->field.len, &route.net))
		return field_bad(r, "network",
				 "ADDRESS/PREFIX, with IPv6 in [brackets]");
	ip_mask_host(&route.net);
	word_next(r);
	if (!field_address(r, "gateway", &route.gateway))
		return false;
	if (r->rest.text && !next_ifname(r, "device", route.device))
		return false;
	if (!at_end(r))
		return false;
	if (route.gateway.family == IP_NONE && !route.device[0])
		return word_bad(r, "it has neither a gateway nor a device");
	if (route.gateway.family != IP_NONE &&
	    route.gateway.family != route.net.family)
		return word_bad(r,
				"the gateway is not of the network's family");
	if (net->n_routes == NET_ROUTES_MAX)
		return too_many(r);
	net->routes[net->n_routes++] = route;
	return true;
}

static bool set_ifname(struct net_options *net, struct word_reader *r)
{
	struct net_ifname ifname;

	if (!next_ifname(r, "name", ifname.name))
		return false;
	word_rest(r);
	if (!field_mac(r, false, ifname.mac))
		return false;
	if (net->n_ifnames == NET_IFNAMES_MAX)
		return too_many(r);
	net->ifnames[net->n_ifnames++] = ifname;
	return true;
}

/* The digits that a name ends with. */
static int vlan_id(const char *name)
{
	struct field digits = { name + strlen(name), 0 };

	while (digits.text > name && digits.text[-1] >= '0' &&
	       digits.text[-1] <= '9') {
		digits.text--;
		digits.len++;
	}
	return field_number(digits, 1, 4094);
}

/* One more, which counts once all of it is read; NULL: something is wrong. */
static struct net_link *new_link(struct net_options *net, struct word_reader *r,
				 enum link_kind kind)
{
	struct net_link *link = &net->links[net->n_links];

	if (net->n_links == NET_LINKS_MAX) {
		too_many(r);
		return NULL;
	}
	memset(link, 0, sizeof(*link));
	link->kind = kind;
	return link;
}

static bool add_link(struct net_options *net, struct word_reader *r)
{
	const struct net_link *link = &net->links[net->n_links];

	if (!at_end(r))
		return false;
	for (unsigned int i = 0; i < net->n_links; i++)
		if (!strcmp(net->links[i].name, link->name))
			return word_bad(r, "there is another one of that name");
	for (unsigned int i = 0; i < link->n_ports; i++)
		if (!strcmp(link->ports[i], link->name))
			return word_bad(r, "it is built upon itself");
	net->n_links++;
	return true;
}

static bool set_vlan(struct net_options *net, struct word_reader *r)
{
	struct net_link *vlan = new_link(net, r, LINK_VLAN);
	int id;

	if (!vlan || !next_ifname(r, "name", vlan->name))
		return false;
	id = vlan_id(vlan->name);
	if (id < 0)
		return field_bad(r, "name",
				 "one that ends with a number from 1 to 4094");
	vlan->vlan_id = id;
	vlan->n_ports = 1;
	return next_ifname(r, "device", vlan->ports[0]) && add_link(net, r);
}

static bool read_ports(struct word_reader *r, struct net_link *master,
		       const char *none)
{
	struct field list;

	word_next(r);
	list = r->field;
	if (!list.len)
		list = (struct field){ none, strlen(none) };
	while (list.text) {
		r->field = field_next(&list, ',');
		if (master->n_ports == NET_PORTS_MAX)
			return word_bad(r, "it has too many interfaces");
		if (!read_ifname(r, "interface",
				 master->ports[master->n_ports]))
			return false;
		master->n_ports++;
	}
	return true;
}

/* They become names of files in sysfs, and what is written there. */
static bool is_bond_option(struct field option)
{
	bool in_value = false;

	for (size_t i = 0; i < option.len; i++) {
		char c = option.text[i];

		if (in_value) {
			if (c <= ' ' || c >= 0x7f || c == '/' || c == '=')
				return false;
		} else if (c == '=' && i && i + 1 < option.len) {
			in_value = true;
		} else if ((c < 'a' || c > 'z') && c != '_' &&
			   (c < '0' || c > '9')) {
			return false;
		}
	}
	return in_value;
}

static bool read_bond_options(struct word_reader *r, struct net_link *bond)
{
	struct field list;

	word_next(r);
	list = r->field;
	if (!list.len)
		list = (struct field){ "mode=balance-rr", 15 };
	if (list.len >= sizeof(bond->options))
		return word_bad(r, "the options are longer than 255 bytes");
	memcpy(bond->options, list.text, list.len);
	while (list.text) {
		r->field = field_next(&list, ',');
		if (!is_bond_option(r->field))
			return field_bad(r, "option", "NAME=VALUE");
	}
	return true;
}

static bool read_master(struct net_options *net, struct word_reader *r,
			enum link_kind kind)
{
	struct net_link *master = new_link(net, r, kind);
	bool is_bond = kind == LINK_BOND;

	if (!master)
		return false;
	if (!r->rest.len) {
		const char *name = is_bond ? "bond0" : "br0";

		r->rest = (struct field){ name, strlen(name) };
	}
	if (!next_ifname(r, "name", master->name) ||
	    !read_ports(r, master, is_bond ? "eth0,eth1" : "eth0"))
		return false;
	if (is_bond) {
		if (!read_bond_options(r, master))
			return false;
		word_next(r);
		if (!field_mtu(r, &master->mtu))
			return false;
	}
	return add_link(net, r);
}

static bool set_bond(struct net_options *net, struct word_reader *r)
{
	return read_master(net, r, LINK_BOND);
}

static bool set_bridge(struct net_options *net, struct word_reader *r)
{
	return read_master(net, r, LINK_BRIDGE);
}

static bool set_team(struct net_options *net, struct word_reader *r)
{
	(void)net;
	return word_bad(r, "team devices are not supported; bond= is");
}

static bool set_no_links(struct net_options *net, struct word_reader *r)
{
	(void)net;
	return word_bad(r, "it is left out of this kinit (CONFIG_KINIT_LINKS)");
}

static bool set_no_ibft(struct net_options *net, struct word_reader *r)
{
	(void)net;
	return word_bad(r, NO_IBFT);
}

static bool read_seconds(struct word_reader *r, int *seconds)
{
	int n = field_number(r->field, 0, TIMEOUT_MAX);

	if (n < 0)
		return field_bad(r, "value", "a number of seconds");
	*seconds = n;
	return true;
}

static bool set_carrier_timeout(struct net_options *net, struct word_reader *r)
{
	return read_seconds(r, &net->carrier_timeout);
}

static bool set_dhcp_timeout(struct net_options *net, struct word_reader *r)
{
	return read_seconds(r, &net->dhcp_timeout);
}

static bool set_vendor_class(struct net_options *net, struct word_reader *r)
{
	if (!r->field.len || r->field.len > 255)
		return field_bad(r, "value", "1 to 255 bytes");
	net->vendor_class = r->field.text;
	return true;
}

static const struct {
	const char *name;
	bool (*set)(struct net_options *net, struct word_reader *r);
} words[] = {
	{ "ip", set_ip },
	{ "nfsaddrs", set_ip },
	{ "BOOTIF", set_bootif },
	{ "rd.bootif", set_rd_bootif },
	{ "bootdev", set_bootdev },
	{ "nameserver", set_nameserver },
	{ "rd.peerdns", set_peerdns },
	{ "rd.neednet", set_neednet },
	{ "netroot", set_net_root },
	{ "rd.iscsi.firmware", KINIT_HAS_IBFT ? set_firmware : set_no_ibft },
	{ "rd.iscsi.ibft", KINIT_HAS_IBFT ? set_firmware : set_no_ibft },
	{ "iscsi_auto", KINIT_HAS_IBFT ? set_firmware : set_no_ibft },
	{ "rd.route", set_route },
	{ "ifname", set_ifname },
	{ "vlan", KINIT_HAS_LINKS ? set_vlan : set_no_links },
	{ "bond", KINIT_HAS_LINKS ? set_bond : set_no_links },
	{ "bridge", KINIT_HAS_LINKS ? set_bridge : set_no_links },
	{ "team", set_team },
	{ "rd.net.timeout.carrier", set_carrier_timeout },
	{ "carrier_timeout", set_carrier_timeout },
	{ "rd.net.timeout.dhcp", set_dhcp_timeout },
	{ "dhcpclass", set_vendor_class },
};

void net_options_init(struct net_options *net)
{
	memset(net, 0, sizeof(*net));
	net->peer_dns = net->use_bootif = true;
	net->carrier_timeout = NET_TIMEOUT_UNSET;
	net->dhcp_timeout = NET_TIMEOUT_UNSET;
}

bool net_options_word(struct net_options *net, const char *param,
		      const char *value)
{
	struct word_reader r = {
		.rest = { value, value ? strlen(value) : 0 },
		.problem = { .param = param, .value = value },
	};

	/* Most are of one field. */
	word_rest(&r);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(param, words[i].name))
			continue;
		if (!words[i].set(net, &r)) {
			if (net->n_bad < NET_BAD_MAX)
				net->bad[net->n_bad] = r.problem;
			net->n_bad++;
		}
		return true;
	}
	return false;
}

void net_options_parse(struct net_options *net, char *line)
{
	char *param, *value;

	net_options_init(net);
	while ((line = cmdline_next(line, &param, &value))) {
		if (!value && !strcmp(param, "--"))
			return;
		net_options_word(net, param, value);
	}
}
