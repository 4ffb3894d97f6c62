// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "net/state/manager_text.h"
#include "net/state/manager_words.h"

bool plain_name(const char *name)
{
	const char *p = name;

	while ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
	       (*p >= '0' && *p <= '9') || *p == '-' || *p == '_' || *p == '.')
		p++;
	return p > name && !*p;
}

bool words_have_mac(const struct nic *nic)
{
	return !nic->link.kind[0] && nic->link.has_permanent;
}

bool words_are_static(const struct nic *nic)
{
	return nic->method == NIC_STATIC || nic->method == NIC_LINK4;
}

void words_hex(struct text *t, const uint8_t *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		text_add(t, "%s%02x", i ? ":" : "", bytes[i]);
}

unsigned int words_first_route(const struct nic *nic,
			       const struct nic_setting *s)
{
	if (nic->method != NIC_DHCP)
		return 0;
	return nic->dhcp.lease.n_routes < s->n_routes ? nic->dhcp.lease.n_routes
						      : s->n_routes;
}

unsigned int words_dns(const struct net *net, const struct nic *nic,
		       const struct nic_setting *s)
{
	if (words_are_static(nic))
		return s->n_dns;
	return net->options.n_dns < s->n_dns ? net->options.n_dns : s->n_dns;
}

static void add_routes(struct text *t, const struct nic *nic,
		       const struct nic_setting *s)
{
	unsigned int i = words_first_route(nic, s);

	for (; i < s->n_routes; i++) {
		const struct nic_route *route = &s->routes[i];

		text_add(t, "[Route]\nDestination=%pR", &route->to);
		if (route->gateway.family != IP_NONE) {
			text_add(t, "\nGateway=%pI", &route->gateway);
			if (route->gateway.family == IP_V4)
				text_add(t, "\nGatewayOnLink=yes");
		}
		text_add(t, "\n");
	}
}

/*
 * The same as ours, else the server takes it for another machine: RFC 2132's
 * hardware address, or RFC 4361's IAID and DUID. No other can be said.
 */
static void add_client_id(struct text *t, const struct dhcp_client *c)
{
	text_add(t, "[DHCPv4]\nClientIdentifier=");
	if (c->id_len < 8 || c->id[0] != 255) {
		text_add(t, "mac\n");
		return;
	}
	text_add(t, "duid\nIAID=%u\nDUIDType=%u\nDUIDRawData=",
		 (unsigned int)c->id[1] << 24 | c->id[2] << 16 | c->id[3] << 8 |
			 c->id[4],
		 c->id[5] << 8 | c->id[6]);
	words_hex(t, c->id + 7, c->id_len - 7);
	text_add(t, "\n");
}

/* The same as ours, too; it is asked even if no router says so. */
static void add_client6(struct text *t, const struct dhcp6_client *c)
{
	text_add(t,
		 "[DHCPv6]\nWithoutRA=solicit\nIAID=%u\n"
		 "DUIDType=link-layer\n",
		 (unsigned int)c->iaid);
}

static void add_match(struct text *t, const struct nic *nic,
		      const char *by_name)
{
	text_add(t, "[Match]\n");
	if (words_have_mac(nic)) {
		text_add(t, "PermanentMACAddress=");
		words_hex(t, nic->link.permanent, MAC_SIZE);
	} else {
		text_add(t, "%s=%s", by_name, nic->link.name);
	}
	text_add(t, "\n");
}

void udev_link_text(struct text *t, const struct nic *nic)
{
	add_match(t, nic, "OriginalName");
	text_add(t,
		 "[Link]\nAlternativeNamesPolicy=database onboard slot path\n"
		 "MACAddressPolicy=none\n");
}

/* By whose servers: 4, 6, or none of them. */
static int asks(const struct nic *nic, const struct nic_setting *s)
{
	if (nic->method == NIC_DHCP)
		return 4;
	return nic_is_ip6(nic) && !s->present ? 6 : 0;
}

static void add_network(struct text *t, const struct net *net,
			const struct nic *nic, const struct nic_setting *s)
{
	for (unsigned int i = 0; i < words_dns(net, nic, s); i++)
		text_add(t, "DNS=%pI\n", &s->dns[i]);
	if (words_are_static(nic))
		text_add(t, "Address=%pR\n", &s->address);
	else if (nic_is_ip6(nic))
		text_add(t, "IPv6AcceptRA=yes\n");
}

static void add_sections(struct text *t, const struct nic *nic,
			 const struct nic_setting *s)
{
	if (asks(nic, s) == 4)
		add_client_id(t, &nic->dhcp.client);
	else if (asks(nic, s))
		add_client6(t, &nic->ip6.dhcp.client);
	add_routes(t, nic, s);
}

void networkd_text(struct text *t, const struct net *net, const struct nic *nic,
		   const struct nic_setting *s)
{
	int first = asks(nic, s),
	    other = s->twin ? asks(nic->twin, s->twin) : 0;

	add_match(t, nic, "Name");
	text_add(t, "[Network]\nKeepConfiguration=yes\n");
	add_network(t, net, nic, s);
	if (s->twin)
		add_network(t, net, nic->twin, s->twin);
	if (first && other)
		text_add(t, "DHCP=yes\n");
	else if (first || other)
		text_add(t, "DHCP=ipv%d\n", first + other);
	add_sections(t, nic, s);
	if (s->twin)
		add_sections(t, nic->twin, s->twin);
}
