// SPDX-License-Identifier: GPL-2.0-only
/* What an interface needs next to have IPv6. */
#include "goal_facts.h"

#define LINK_SINCE 5000
#define NO_ROUTER  (LINK_SINCE + 5000)

static struct nic nic;
static struct ip_option option;
static const struct ip_address six = { .family = IP_V6, .prefix = 128 };

/* It has an address of the link, and has been asked for nothing. */
static void begin6(enum ip_method method)
{
	begin("UUID=" UUID_A);
	memset(&nic, 0, sizeof(nic));
	option = (struct ip_option){ .method = method };
	nic.method = NIC_IP6;
	nic.option = &option;
	nic.raised = nic.link.carrier = true;
	nic.ip6.link = six;
	nic.ip6.link_since = LINK_SINCE;
	boot.net.wanted = boot.net.opened = true;
	boot.net.nics = &nic;
}

static enum net_action ask(uint64_t now)
{
	return goal_net(&boot, now).action;
}

static void test_auto6(void)
{
	begin6(IP_METHOD_AUTO6);
	nic.ip6.link.family = IP_NONE;
	nic.ip6.address = six;
	is_int(ask(LINK_SINCE), NET_NOTHING,
	       "the kernel makes an address of the link first");
	begin6(IP_METHOD_AUTO6);
	is_int(ask(LINK_SINCE), NET_NOTHING, "a router is waited for");
	is_int(ask(NO_ROUTER), NET_NOTHING, "for as long as it takes");
	nic.ip6.ra.heard = nic.ip6.ra.autonomous = true;
	is_int(ask(LINK_SINCE), NET_NOTHING,
	       "then what the kernel makes of it");
	nic.ip6.address = six;
	is_int(ask(LINK_SINCE), NET_CONFIGURE, "that is all");
	nic.configured = true;
	is_int(ask(LINK_SINCE), NET_TELL, "the hooks are told");
	begin6(IP_METHOD_AUTO6);
	nic.ip6.ra.heard = nic.ip6.ra.managed = true;
	is_int(ask(NO_ROUTER), NET_INFORM, "no address of a server's is taken");
}

static void test_information(void)
{
	struct dhcp6 *dhcp = &nic.ip6.dhcp;

	begin6(IP_METHOD_AUTO6);
	nic.ip6.ra.heard = nic.ip6.ra.autonomous = nic.ip6.ra.other = true;
	is_int(ask(LINK_SINCE), NET_INFORM, "there is more to know");
	dhcp->state = DHCP6_INFORMS;
	dhcp->tries = 1;
	dhcp->next = LINK_SINCE + 1000;
	nic.ip6.address = six;
	is_int(ask(LINK_SINCE), NET_NOTHING, "which is waited for");
	ok(goal_net_time(&boot) == LINK_SINCE + 1000, "for a time");
	is_int(ask(LINK_SINCE + 1000), NET_INFORM, "and asked for again");
	dhcp->tries = 4;
	is_int(ask(LINK_SINCE + 1000), NET_CONFIGURE, "but not for ever");
	dhcp->tries = 1;
	dhcp->state = DHCP6_HAS;
	is_int(ask(LINK_SINCE), NET_CONFIGURE, "until it is known");
	nic.ip6.address.family = IP_NONE;
	is_int(ask(LINK_SINCE + 1000), NET_NOTHING,
	       "without an address it is of no use");
}

static void test_dhcp6(void)
{
	struct dhcp6 *dhcp = &nic.ip6.dhcp;

	begin6(IP_METHOD_DHCP6);
	is_int(ask(LINK_SINCE), NET_ASK, "a server is asked at once");
	dhcp->state = DHCP6_SOLICITS;
	dhcp->next = LINK_SINCE + 1000;
	is_int(ask(LINK_SINCE), NET_NOTHING, "who is given time to answer");
	ok(goal_net_time(&boot) == LINK_SINCE + 1000, "some");
	is_int(ask(LINK_SINCE + 1000), NET_ASK, "and is asked again");
	dhcp->state = DHCP6_HAS;
	is_int(ask(LINK_SINCE + 1000), NET_ASK,
	       "an answer without an address is none");
	dhcp->lease.address = six;
	is_int(ask(LINK_SINCE), NET_CONFIGURE, "its address is set");
	nic.configured = true;
	nic.ip6.given = six;
	is_int(ask(LINK_SINCE), NET_NOTHING,
	       "the kernel looks whether another machine has it");
	nic.ip6.address = six;
	is_int(ask(LINK_SINCE), NET_NOTHING, "there is no route yet");
	is_int(ask(NO_ROUTER), NET_TELL, "nor is there a router");
	nic.ip6.ra.heard = true;
	is_int(ask(LINK_SINCE), NET_TELL, "else the hooks are told at once");
	nic.configured = false;
	nic.ip6.given.family = nic.ip6.address.family = IP_NONE;
	dhcp->state = DHCP6_DECLINES;
	dhcp->next = LINK_SINCE;
	is_int(ask(LINK_SINCE), NET_ASK,
	       "another machine has it: that is told to the server");
}

static void test_either6(void)
{
	begin6(IP_METHOD_EITHER6);
	is_int(ask(NO_ROUTER - 1), NET_NOTHING, "a router is waited for");
	is_int(ask(NO_ROUTER), NET_ASK, "if there is none, a server is asked");
	nic.ip6.ra.heard = nic.ip6.ra.managed = true;
	is_int(ask(LINK_SINCE), NET_ASK, "or if it has no prefix");
	nic.ip6.ra.autonomous = true;
	is_int(ask(LINK_SINCE), NET_INFORM, "else only for what it knows");
	nic.ip6.ra.managed = false;
	is_int(ask(LINK_SINCE), NET_NOTHING, "if it knows anything");
	nic.ip6.address = six;
	is_int(ask(LINK_SINCE), NET_CONFIGURE, "the kernel has an address");
}

static void test_rest(void)
{
	begin6(IP_METHOD_LINK6);
	is_int(ask(LINK_SINCE), NET_CONFIGURE, "the link's is enough");
	nic.configured = true;
	is_int(ask(LINK_SINCE), NET_TELL, "the hooks are told");

	begin6(IP_METHOD_OFF);
	option.client = six;
	nic.method = NIC_STATIC;
	nic.ip6.link.family = IP_NONE;
	is_int(ask(LINK_SINCE), NET_CONFIGURE, "a static address is set");
	nic.configured = true;
	is_int(ask(LINK_SINCE), NET_NOTHING, "and can soon be used");
	nic.ip6.address = six;
	is_int(ask(LINK_SINCE), NET_TELL, "then the hooks are told");
	nic.ip6.address.family = IP_NONE;
	option.client.family = IP_V4;
	is_int(ask(LINK_SINCE), NET_TELL, "one of IPv4 can be used at once");
	nic.configured = false;
	nic.error = -1;
	option.client.family = IP_V6;
	is_int(ask(LINK_SINCE), NET_NOTHING, "another machine has it");
}

int main(void)
{
	test_auto6();
	test_information();
	test_dhcp6();
	test_either6();
	test_rest();
	return done_testing();
}
