// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the command line may say of the network where a part of kinit is left
 * out: each word that needs it is an error that says so.
 */
#include <stdlib.h>

#include "../tap.h"

#define KINIT_HAS_IPV6	0
#define KINIT_HAS_LINKS 0
#define KINIT_HAS_IBFT	0

#include "net/address.c"
#include "net/option/ip_option.c"
#include "net/option/options.c"

static struct net_options net;
static char buf[512];

static void parse(const char *line)
{
	static char *copy;

	free(copy);
	copy = strdup(line);
	net_options_parse(&net, copy);
}

static void check_bad(const char *line, const char *want)
{
	struct text t;

	parse(line);
	text_init(&t, buf, sizeof(buf));
	if (net.n_bad)
		net_problem_add(&t, &net.bad[0]);
	is_str(buf, want, "<%s>", line);
	is_int(net.n_ips + net.n_links, 0, "... and it counts for nothing");
}

static void test_ip6(void)
{
	static const char *const methods[] = { "dhcp6", "auto6", "either6",
					       "link6" };
	char line[64], want[128];

	for (size_t i = 0; i < 4; i++) {
		snprintf(line, sizeof(line), "ip=eth0:%s", methods[i]);
		snprintf(want, sizeof(want),
			 "%s: IPv6 is left out of this kinit (CONFIG_KINIT_IPV6)",
			 line);
		check_bad(line, want);
	}
	check_bad("ip=[2001:db8::2]:::64::eth0:off",
		  "ip=[2001:db8::2]:::64::eth0:off: the client address is \"[2001:db8::2]\", expected an IPv4 address, as IPv6 is left out (CONFIG_KINIT_IPV6)");
	check_bad("nameserver=[2001:db8::1]",
		  "nameserver=[2001:db8::1]: the server is \"[2001:db8::1]\", expected an IPv4 address, as IPv6 is left out (CONFIG_KINIT_IPV6)");
	parse("ip=link-local");
	is_int(net.n_ips, 1, "link-local is IPv4's alone");
	is_int(net.ips[0].method, IP_METHOD_LINK_LOCAL, "... which it is");
}

static void test_links(void)
{
	check_bad("vlan=vlan5:eth0",
		  "vlan=vlan5:eth0: it is left out of this kinit (CONFIG_KINIT_LINKS)");
	check_bad("bond",
		  "bond: it is left out of this kinit (CONFIG_KINIT_LINKS)");
	check_bad("bridge=br0:eth0",
		  "bridge=br0:eth0: it is left out of this kinit (CONFIG_KINIT_LINKS)");
}

static void test_ibft(void)
{
	check_bad("ip=ibft",
		  "ip=ibft: iBFT is left out of this kinit (CONFIG_KINIT_IBFT)");
	check_bad("rd.iscsi.firmware=1",
		  "rd.iscsi.firmware=1: iBFT is left out of this kinit (CONFIG_KINIT_IBFT)");
	is_int(net.net_root, false, "... nor is the network asked for");
}

static void test_rest(void)
{
	parse("ip=10.0.0.2::10.0.0.1:24::eth0:off nameserver=10.0.0.1 ifname=lan:52:54:00:00:00:01");
	is_int(net.n_bad, 0, "IPv4 is all there");
	is_int(net.n_ips + net.n_dns + net.n_ifnames, 3, "... and counts");
}

int main(void)
{
	test_ip6();
	test_links();
	test_ibft();
	test_rest();
	return done_testing();
}
