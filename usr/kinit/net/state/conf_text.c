// SPDX-License-Identifier: GPL-2.0-only
#include "net/state/conf_text.h"

static void add_lease(struct text *t, const struct dhcp_lease *lease)
{
	text_add(t,
		 "HOSTNAME='%pS'\nDNSDOMAIN='%pS'\nDOMAINSEARCH='%pS'\n"
		 "ROOTSERVER='%pN'\nROOTPATH='%pS'\nfilename='%pS'\n"
		 "DHCPSERVER='%pN'\n",
		 lease->host_name, lease->domain, lease->search,
		 lease->next_server ? &lease->next_server : &lease->server,
		 lease->root_path, lease->bootfile, &lease->server);
	text_add(t,
		 "DHCPLEASETIME='%u'\nDHCPRENEWALTIME='%u'\n"
		 "DHCPREBINDINGTIME='%u'\n",
		 (unsigned int)lease->lease_time,
		 (unsigned int)lease->renewal_time,
		 (unsigned int)lease->rebinding_time);
}

/* 0.0.0.0 if there is none, as ipconfig writes it. */
static void add_address4(struct text *t, const struct nic_setting *s)
{
	const struct ip_address *gateway = plan_gateway(s);
	struct ip_address mask = { .family = IP_V4 };
	const struct ip_address none = { .family = IP_V4 };

	ip4_prefix_mask(s->address.prefix, mask.bytes);
	text_add(t,
		 "IPV4ADDR='%pI'\nIPV4BROADCAST='%pI'\nIPV4NETMASK='%pI'\n"
		 "IPV4GATEWAY='%pI'\n",
		 &s->address,
		 s->broadcast.family == IP_V4 ? &s->broadcast : &none, &mask,
		 gateway && gateway->family == IP_V4 ? gateway : &none);
}

/* ipconfig(8) knows no IPv6; the names are those that cloud-init reads. */
static void add_address6(struct text *t, const struct nic *nic,
			 const struct nic_setting *s)
{
	const struct ip_address *gateway = plan_gateway(s);

	text_add(t, "IPV6PROTO='%s'\nIPV6ADDR='%pI'\n", plan_proto(nic),
		 &s->address);
	text_add(t, "IPV6NETMASK='%u'\n", s->address.prefix);
	if (gateway)
		text_add(t, "IPV6GATEWAY='%pI'\n", gateway);
}

static void add_address(struct text *t, const struct nic *nic,
			const struct nic_setting *s)
{
	if (s->address.family == IP_V6)
		add_address6(t, nic, s);
	else
		add_address4(t, s);
}

static void add_lease6(struct text *t, const struct nic *nic)
{
	const struct dhcp6_lease *lease = &nic->ip6.dhcp.lease;

	text_add(t, "IPV6DOMAINSEARCH='%pS'\n", plan_search6(nic));
	for (unsigned int i = 0; i < lease->ntp.n; i++) {
		text_add(t, "IPV6NTP%u=", i);
		text_add(t, "'%pI'\n", &lease->ntp.list[i]);
	}
	if (lease->bootfile[0])
		text_add(t, "filename='%pS'\n", lease->bootfile);
}

/* One without a name does not take away the other's. */
static void add_said(struct text *t, const struct nic *nic)
{
	if (nic->method == NIC_DHCP)
		add_lease(t, &nic->dhcp.lease);
	else if (nic->option && (nic->option->hostname[0] || !nic->twin))
		text_add(t, "HOSTNAME='%pS'\n", nic->option->hostname);
	if (nic_is_ip6(nic))
		add_lease6(t, nic);
}

void conf_text(struct text *t, const struct nic *nic,
	       const struct nic_setting *s)
{
	const struct nic *other = s->twin ? nic->twin : NULL;
	bool dhcp = nic->method == NIC_DHCP ||
		    (other && other->method == NIC_DHCP);
	unsigned int n[2] = { 0 };

	text_add(t, "DEVICE='%pS'\nPROTO='%s'\n", nic->link.name,
		 dhcp ? "dhcp" : "none");
	add_address(t, nic, s);
	if (other)
		add_address(t, other, s->twin);
	for (unsigned int i = 0; i < s->n_dns; i++) {
		bool six = s->dns[i].family == IP_V6;

		text_add(t, "IPV%cDNS%u=", six ? '6' : '4', n[six]++);
		text_add(t, "'%pI'\n", &s->dns[i]);
	}
	/* What DHCP says of IPv4 stands in front, so the other adds to it. */
	if (other && plan_is_ip6(nic)) {
		add_said(t, other);
		other = NULL;
	}
	add_said(t, nic);
	if (other)
		add_said(t, other);
}

static const char *search_of(const struct nic *nic)
{
	const struct dhcp_lease *lease = &nic->dhcp.lease;

	if (nic->method == NIC_DHCP)
		return lease->search[0] ? lease->search : lease->domain;
	return nic_is_ip6(nic) ? plan_search6(nic) : "";
}

void conf_resolv(struct text *t, const struct nic *nic,
		 const struct nic_setting *s)
{
	const char *search = search_of(nic);

	if (!s->n_dns)
		return;
	if (!search[0] && s->twin)
		search = search_of(nic->twin);
	if (search[0])
		text_add(t, "search %s\n", search);
	for (unsigned int i = 0; i < s->n_dns; i++) {
		bool of_link = ip6_is_link(&s->dns[i]);

		/* It is a neighbour on that link alone. */
		text_add(t, "nameserver %pI%s%s\n", &s->dns[i],
			 of_link ? "%" : "", of_link ? nic->link.name : "");
	}
}
