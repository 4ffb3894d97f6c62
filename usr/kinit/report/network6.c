// SPDX-License-Identifier: GPL-2.0-only
#include "report/network6.h"

/* RFC 8415, 21.13 */
static const char *status_name(unsigned int status)
{
	static const char *const names[] = {
		"Success",   "UnspecFail", "NoAddrsAvail",
		"NoBinding", "NotOnLink",  "UseMulticast",
	};

	return status < sizeof(names) / sizeof(*names) ? names[status]
						       : "an unknown status";
}

static void add_refusal(struct text *t, const struct dhcp6 *dhcp)
{
	text_add(t, "the DHCPv6 server has no address for it: %s",
		 dhcp->status ? status_name(dhcp->status)
			      : "it names none, and no reason");
	if (!dhcp->lease.text[0])
		return;
	text_add(t, ", \"%pE\"", dhcp->lease.text);
}

static void add_dhcp6(struct text *t, const struct dhcp6 *dhcp)
{
	if (dhcp->refused)
		add_refusal(t, dhcp);
	else if (dhcp->unusable)
		text_add(t, "the DHCPv6 server's answer cannot be used: it %s",
			 dhcp->problem);
	else if (dhcp->state == DHCP6_REQUESTS)
		text_add(t,
			 "a DHCPv6 server has offered an address, and does not confirm it");
	else
		text_add(t, "no DHCPv6 server answers");
	text_add(t, " (asked %u time%s)", dhcp->all_tries,
		 dhcp->all_tries == 1 ? "" : "s");
}

static void add_router(struct text *t, const struct nic *nic)
{
	const struct ra *ra = &nic->ip6.ra;

	if (!ra->heard)
		text_add(t, "no router advertises itself by IPv6");
	else if (ra->autonomous)
		text_add(t,
			 "a router advertises itself, and the kernel has made no address of its prefix yet");
	else
		text_add(t,
			 "the router advertises no prefix that an address is made of%s",
			 ra->managed
				 ? ", but that DHCPv6 has addresses (ip=dhcp6)"
				 : "");
}

void report_ip6(struct text *t, const struct nic *nic)
{
	const struct ip6 *ip6 = &nic->ip6;

	if (ip6->taken.family != IP_NONE) {
		text_add(t, "another machine has its address %pI", &ip6->taken);
	} else if (ip6->link.family == IP_NONE) {
		text_add(t, "it has no address of the link (fe80::) yet");
	} else if (nic->method == NIC_STATIC || nic->configured) {
		text_add(t,
			 "the kernel has not yet made sure that no other machine has its address");
	} else if (ip6->dhcp.all_tries && ip6->dhcp.state != DHCP6_INFORMS) {
		if (nic->option->method == IP_METHOD_EITHER6) {
			add_router(t, nic);
			text_add(t, ", and ");
		}
		add_dhcp6(t, &ip6->dhcp);
	} else {
		add_router(t, nic);
	}
}
