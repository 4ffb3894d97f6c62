// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which interface leads to a server. The tables are as a little-endian machine
 * shows them.
 */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "machine/route.h"

#define HEAD                                                                   \
	"Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
#define IP4(iface, to, flags, metric, mask)                                    \
	iface "\t" to "\t0102000A\t" flags "\t0\t0\t" metric "\t" mask         \
	      "\t0\t0\t0                                  \n"
#define ANY	  "00000000000000000000000000000000"
#define OURS	  "20010db8000900000000000000000000"
#define LINK	  "fe800000000000000000000000000000"
#define MULTICAST "ff000000000000000000000000000000"
#define US	  "20010db8000900000000000000000077"
#define IP6(to, prefix, metric, flags, iface)                                  \
	to " " prefix " " ANY " 00 " ANY " " metric                            \
	   " 00000001 00000000 " flags " " iface "\n"

static const char none[] = HEAD;
static const char local[] =
	HEAD IP4("br0", "0003070A", "0001", "0", "00FFFFFF");
static const char many[] = HEAD IP4("eth9", "00000000", "0003", "200",
				    "00000000") IP4("eth0", "00000000", "0003",
						    "100", "00000000")
	IP4("lo", "0000FF0A", "0001", "0", "0000FFFF")
		IP4("eth7", "0003070A", "0201", "0", "00FFFFFF")
			IP4("eth1", "0003070A", "0001", "0", "00FFFFFF")
				IP4("eth2", "0203070A", "0007", "0", "FFFFFFFF")
					IP4("eth3", "0080070A", "0001", "0",
					    "0080FFFF");
static const char many6[] = IP6(OURS, "40", "00000100", "00000001", "bond0")
	IP6(OURS, "7d", "00000100", "00000001",
	    "vlan5") IP6(LINK, "40", "00000100", "00000001", "eth4")
		IP6(ANY, "00", "00000400", "00000003", "eth6")
			IP6(ANY, "00", "ffffffff", "00200200", "eth8")
				IP6(US, "80", "00000000", "80200001", "eth8")
					IP6(MULTICAST, "08", "00000100",
					    "00000001", "eth8");

static const struct {
	const char *ip4, *ip6, *server, *interface;
} cases[] = {
	{ many, "", NULL, "eth0" },
	{ many, "", "10.7.3.9", "eth1" },
	{ many, "", "10.7.3.2", "eth2" },
	{ many, "", "10.7.129.1", "eth3" },
	{ many, "", "10.7.1.1", "eth0" },
	{ many, "", "10.255.0.1", "eth0" },
	{ many, many6, NULL, "eth0" },
	{ many, many6, "2001:db8:9::1", "vlan5" },
	{ many, many6, "2001:db8:9::7", "vlan5" },
	{ many, many6, "2001:db8:9::8", "bond0" },
	{ many, many6, "2001:db8:9::77", "bond0" },
	{ many, many6, "2001:db8:a::1", "eth6" },
	{ many, many6, "fe80::1", "eth4" },
	{ local, many6, NULL, "br0" },
	{ none, many6, NULL, "eth6" },
	{ "", many6, "10.7.3.2", "eth6" },
	{ local, "", NULL, "br0" },
	{ local, "", "10.7.3.2", "br0" },
	{ local, "", "10.8.0.1", "br0" },
	{ none, "", "10.7.3.2", NULL },
	{ "", "", NULL, NULL },
	{ HEAD "eth0\t0003070A\t00000000\n", "", NULL, NULL },
	{ "", OURS " 40 " ANY " 00\n", NULL, NULL },
	{ "", "x\n", "2001:db8::1", NULL },
	{ "", IP6("zz010db8000900000000000000000000", "40", "0", "1", "eth0"),
	  NULL, NULL },
	{ "", IP6(OURS, "ff", "00000100", "00000001", "eth0"), "2001:db8:9::1",
	  NULL },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct route_address server = { 0 };
		const char *text = cases[i].server;
		char *interface;

		if (text)
			server.size = strchr(text, ':') ? 16 : 4;
		if (text && inet_pton(server.size == 4 ? AF_INET : AF_INET6,
				      text, server.bytes) != 1)
			return 1;
		interface =
			route_interface(cases[i].ip4, cases[i].ip6, &server);
		is_str(interface, cases[i].interface, "case %zu", i);
		free(interface);
	}
	return done_testing();
}
