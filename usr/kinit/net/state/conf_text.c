// SPDX-License-Identifier: GPL-2.0-only
#include "net/state/conf_text.h"

/* In single quotes a shell takes everything for itself but these. */
static void add(struct text *t, const char *name, const char *value)
{
	text_add(t, "%s='", name);
	for (; *value; value++)
		if (*value == '\'')
			text_add(t, "'\\''");
		else
			text_add(t, "%c", *value);
	text_add(t, "'\n");
}

static void add_ip(struct text *t, const char *name,
		   const struct ip_address *ip)
{
	text_add(t, "%s='", name);
	ip_add(t, ip);
	text_add(t, "'\n");
}

/* 0.0.0.0 if there is none, as ipconfig writes it. */
static void add_ip4(struct text *t, const char *name, uint32_t number)
{
	struct ip_address ip = ip4_address(number);

	add_ip(t, name, &ip);
}

static void add_lease(struct text *t, const struct dhcp_lease *lease)
{
	add(t, "HOSTNAME", lease->host_name);
	add(t, "DNSDOMAIN", lease->domain);
	add(t, "DOMAINSEARCH", lease->search);
	add_ip4(t, "ROOTSERVER",
		lease->next_server ? lease->next_server : lease->server);
	add(t, "ROOTPATH", lease->root_path);
	add(t, "filename", lease->bootfile);
	add_ip4(t, "DHCPSERVER", lease->server);
	text_add(t, "DHCPLEASETIME='%u'\n", (unsigned int)lease->lease_time);
	text_add(t, "DHCPRENEWALTIME='%u'\n",
		 (unsigned int)lease->renewal_time);
	text_add(t, "DHCPREBINDINGTIME='%u'\n",
		 (unsigned int)lease->rebinding_time);
}

static void add_address4(struct text *t, const struct nic_setting *s)
{
	const struct ip_address *gateway = plan_gateway(s);
	struct ip_address mask = { .family = IP_V4 };
	const struct ip_address none = { .family = IP_V4 };

	add_ip(t, "IPV4ADDR", &s->address);
	add_ip(t, "IPV4BROADCAST",
	       s->broadcast.family == IP_V4 ? &s->broadcast : &none);
	ip4_prefix_mask(s->address.prefix, mask.bytes);
	add_ip(t, "IPV4NETMASK", &mask);
	add_ip(t, "IPV4GATEWAY",
	       gateway && gateway->family == IP_V4 ? gateway : &none);
}

/* ipconfig(8) knows no IPv6; the names are those that cloud-init reads. */
static void add_address6(struct text *t, const struct nic *nic,
			 const struct nic_setting *s)
{
	const struct ip_address *gateway = plan_gateway(s);

	add(t, "IPV6PROTO", plan_proto(nic));
	add_ip(t, "IPV6ADDR", &s->address);
	text_add(t, "IPV6NETMASK='%u'\n", s->address.prefix);
	if (gateway)
		add_ip(t, "IPV6GATEWAY", gateway);
}

static void add_lease6(struct text *t, const struct nic *nic)
{
	const struct dhcp6_lease *lease = &nic->ip6.dhcp.lease;

	add(t, "IPV6DOMAINSEARCH", plan_search6(nic));
	for (unsigned int i = 0; i < lease->ntp.n; i++) {
		char name[] = "IPV6NTP0";

		name[sizeof(name) - 2] += i;
		add_ip(t, name, &lease->ntp.list[i]);
	}
	add(t, "filename", lease->bootfile);
}

void conf_text(struct text *t, const struct nic *nic,
	       const struct nic_setting *s)
{
	unsigned int n[2] = { 0 };

	add(t, "DEVICE", nic->link.name);
	add(t, "PROTO", nic->method == NIC_DHCP ? "dhcp" : "none");
	if (s->address.family == IP_V6)
		add_address6(t, nic, s);
	else
		add_address4(t, s);
	for (unsigned int i = 0; i < s->n_dns; i++) {
		bool six = s->dns[i].family == IP_V6;
		char name[16];
		struct text line;

		text_init(&line, name, sizeof(name));
		text_add(&line, "IPV%cDNS%u", six ? '6' : '4', n[six]++);
		add_ip(t, name, &s->dns[i]);
	}
	if (nic->method == NIC_DHCP)
		add_lease(t, &nic->dhcp.lease);
	else if (nic->option)
		add(t, "HOSTNAME", nic->option->hostname);
	if (nic->method == NIC_IP6)
		add_lease6(t, nic);
}

void conf_resolv(struct text *t, const struct nic *nic,
		 const struct nic_setting *s)
{
	const struct dhcp_lease *lease = &nic->dhcp.lease;

	if (!s->n_dns)
		return;
	if (nic->method == NIC_DHCP && lease->search[0])
		text_add(t, "search %s\n", lease->search);
	else if (nic->method == NIC_DHCP && lease->domain[0])
		text_add(t, "search %s\n", lease->domain);
	else if (nic->method == NIC_IP6 && plan_search6(nic)[0])
		text_add(t, "search %s\n", plan_search6(nic));
	for (unsigned int i = 0; i < s->n_dns; i++) {
		text_add(t, "nameserver ");
		ip_add(t, &s->dns[i]);
		/* It is a neighbour on that link alone. */
		if (ip6_is_link(&s->dns[i]))
			text_add(t, "%%%s", nic->link.name);
		text_add(t, "\n");
	}
}
