// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "net/link/stack.h"
#include "net/state/manager_text.h"
#include "net/state/manager_words.h"

/* Any will do that no other profile has; this one spells "kinit". */
static void add_uuid(struct text *t, const char *key, int index)
{
	text_add(t, "%s=6b696e69-7400-4000-8000-%012x\n", key,
		 (unsigned int)index);
}

static const char *type_of(const struct net_link *link)
{
	static const char types[][9] = { "vlan", "bond", "bridge" };

	return link ? types[link->kind] : "ethernet";
}

static void add_master(struct text *t, const struct net *net,
		       const struct nic *nic)
{
	for (const struct nic *n = net->nics; n; n = n->next) {
		if (n->second || n->link.gone ||
		    n->link.index != nic->link.master)
			continue;
		add_uuid(t, "master", n->link.index);
		text_add(t, "slave-type=%s\n",
			 type_of(stack_link(&net->options, n->link.name)));
	}
}

static void add_vlan(struct text *t, const struct net *net,
		     const struct net_link *link)
{
	const struct nic *port = stack_nic(net, link->ports[0]);

	text_add(t, "[vlan]\nid=%u\n", link->vlan_id);
	if (port)
		add_uuid(t, "parent", port->link.index);
}

/* NAME=VALUE,... with ";" between addresses; there it is lines, and ",". */
static void add_bond(struct text *t, const struct net_link *link)
{
	text_add(t, "[bond]\n");
	for (const char *p = link->options; *p; p++)
		text_add(t, "%c", *p == ',' ? '\n' : *p == ';' ? ',' : *p);
	text_add(t, "\n");
}

static void add_kind(struct text *t, const struct net *net,
		     const struct nic *nic, const struct net_link *link)
{
	if (!link && words_have_mac(nic)) {
		text_add(t, "[ethernet]\nmac-address=");
		words_hex(t, nic->link.permanent, MAC_SIZE);
		text_add(t, "\n");
	} else if (link && link->kind == LINK_VLAN) {
		add_vlan(t, net, link);
	} else if (link && link->kind == LINK_BOND) {
		add_bond(t, link);
	} else if (link) {
		text_add(t, "[bridge]\nstp=false\n");
	}
}

static void add_addresses(struct text *t, const struct nic *nic,
			  const struct nic_setting *s)
{
	unsigned int i = words_first_route(nic, s), n = 0;

	if (words_are_static(nic))
		text_add(t, "method=manual\naddress1=%pR\n", &s->address);
	else
		text_add(t, "method=auto\n");
	for (; i < s->n_routes; i++) {
		const struct nic_route *route = &s->routes[i];

		text_add(t, "route%u=", ++n);
		text_add(t, "%pR", &route->to);
		if (route->gateway.family != IP_NONE)
			text_add(t, ",%pI", &route->gateway);
		text_add(t, "\n");
	}
}

static void add_dns(struct text *t, const struct net *net,
		    const struct nic *nic, const struct nic_setting *s,
		    enum ip_family family)
{
	unsigned int n = words_dns(net, nic, s);

	text_add(t, "dns=");
	for (unsigned int i = 0; i < n; i++) {
		if (s->dns[i].family != family)
			continue;
		text_add(t, "%pI;", &s->dns[i]);
	}
	text_add(t, "\n");
}

static void add_family(struct text *t, const struct net *net,
		       const struct nic *nic, const struct nic_setting *s,
		       enum ip_family family)
{
	const struct dhcp_client *c;

	if (s && s->twin && s->address.family != family) {
		s = s->twin;
		nic = nic->twin;
	}
	c = &nic->dhcp.client;
	text_add(t, family == IP_V4 ? "[ipv4]\n" : "[ipv6]\n");
	if (!s || (s->address.family != family && family == IP_V4)) {
		text_add(t, "method=disabled\n");
		return;
	}
	/* The other family is the real system's business. */
	if (s->address.family != family) {
		text_add(t, "method=auto\n");
		return;
	}
	add_addresses(t, nic, s);
	add_dns(t, net, nic, s, family);
	if (nic->method == NIC_DHCP && c->id_len) {
		text_add(t, "dhcp-client-id=");
		words_hex(t, c->id, c->id_len);
		text_add(t, "\n");
	}
}

void nm_profile_text(struct text *t, const struct net *net,
		     const struct nic *nic, const struct nic_setting *s)
{
	const struct net_link *link = stack_link(&net->options, nic->link.name);

	text_add(t, "[connection]\nid=kinit-%s\n", nic->link.name);
	add_uuid(t, "uuid", nic->link.index);
	text_add(t, "type=%s\nautoconnect-priority=-100\n", type_of(link));
	if (link || !words_have_mac(nic))
		text_add(t, "interface-name=%s\n", nic->link.name);
	if (nic->link.master)
		add_master(t, net, nic);
	add_kind(t, net, nic, link);
	if (nic->link.master)
		return;
	add_family(t, net, nic, s, IP_V4);
	add_family(t, net, nic, s, IP_V6);
}

void nm_device_text(struct text *t, const struct nic *nic)
{
	text_add(t, "[device]\nmanaged=true\n");
	add_uuid(t, "connection-uuid", nic->link.index);
}
