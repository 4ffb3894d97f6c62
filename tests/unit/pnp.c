// SPDX-License-Identifier: GPL-2.0-only
/* What the kernel tells of an interface that it has configured. */
#include <string.h>

#include "../tap.h"
#include "net/pnp.h"

static struct dhcp_lease lease;

static void read_pnp(const char *text)
{
	memset(&lease, 0, sizeof(lease));
	pnp_read(&lease, text);
}

static void test_pnp(void)
{
	read_pnp("#PROTO: DHCP\ndomain example.org\nnameserver 10.0.0.2\n"
		 "nameserver 10.0.0.3\nbootserver 10.0.0.1\n");
	is_str(lease.domain, "example.org", "its domain");
	ok(lease.dns[0] == 0x0a000002 && lease.dns[1] == 0x0a000003 &&
		   !lease.dns[2],
	   "its servers of names");
	is_int(lease.next_server, 0x0a000001, "the server to boot from");
	read_pnp("#MANUAL\n");
	ok(!lease.dns[0] && !lease.domain[0] && !lease.next_server, "nothing");
	read_pnp("");
	ok(!lease.dns[0], "an empty file");
	read_pnp("domain $(reboot)\nnameserver\nnameserver 1.2.3\ndomain");
	ok(!lease.domain[0] && !lease.dns[0], "what makes no sense");
	read_pnp("nameserver 1.1.1.1\nnameserver 1.1.1.2\nnameserver 1.1.1.3\n"
		 "nameserver 1.1.1.4\nnameserver 1.1.1.5\nnameserver 1.1.1.6\n"
		 "nameserver 1.1.1.7\nnameserver 1.1.1.8\nnameserver 1.1.1.9\n"
		 "bootserver 1.1.1.1");
	is_int(lease.dns[7], 0x01010108, "as many as there is room for");
	is_int(lease.next_server, 0x01010101, "and what follows");
}

static void read_route(const char *text)
{
	memset(&lease, 0, sizeof(lease));
	pnp_read_route(&lease, text, "eth1");
}

static void test_route(void)
{
	/* As a machine of this byte order has them. */
	uint8_t bytes[4] = { 10, 0, 0, 1 };
	char text[512];
	uint32_t number;

	memcpy(&number, bytes, 4);
	snprintf(text, sizeof(text),
		 "Iface\tDestination\tGateway \tFlags\n"
		 "eth0\t00000000\t01020304\t0003\n"
		 "eth1\t0000000A\t00000000\t0001\n"
		 "eth1\t00000000\t%08X\t0003\n",
		 number);
	read_route(text);
	is_int(lease.routes[0].gateway, 0x0a000001, "the gateway");
	is_int(lease.n_routes, 1, "is one of a route");
	read_route("eth1\t00000000\t00000000\t0001\n");
	is_int(lease.n_routes, 0, "a default route without one");
	read_route("eth1\t00000000");
	read_route("eth1\t00000000\t012\n");
	is_int(lease.n_routes, 0, "cut off");
	read_route("");
	is_int(lease.n_routes, 0, "none");
}

/* The kernel has given it this address: is that what these words mean? */
static bool is_stray(enum nic_method method, uint32_t address,
		     unsigned int prefix, const char *first, const char *second)
{
	static struct net net;
	struct nic nic = { .method = method, .option = net.options.ips };

	memset(&net, 0, sizeof(net));
	nic.dhcp.lease.address = address;
	nic.dhcp.lease.prefix = prefix;
	net.options.ips[0].value = first;
	net.options.ips[1].value = second;
	net.options.n_ips = 2;
	if (method == NIC_STATIC) {
		net.options.ips[0].client = ip4_address(0x0a000005);
		net.options.ips[0].client.prefix = 24;
	}
	return pnp_is_stray(&net, &nic);
}

static void test_stray(void)
{
	/* As a 6.1 has them. */
	ok(is_stray(NIC_DHCP, 0xc8000000, 24, "eth0:dhcp", "dhcp"),
	   "the kernel takes eth0 for 200.0.0.0");
	ok(is_stray(NIC_UNUSED, 0xc8000000, 24, "dhcp", "eth0:off"),
	   "and another one's, too");
	ok(is_stray(NIC_DHCP, 0xae000000, 16, "single-dhcp", "x"), "a word");
	ok(is_stray(NIC_DHCP, 0xc8050000, 24, "eth0.5:dhcp", "x"), "a dot");
	ok(!is_stray(NIC_DHCP, 0x0a000007, 24, "eth0:dhcp", "eth1:dhcp"),
	   "another address is believed");
	ok(!is_stray(NIC_UNUSED, 0x0a000007, 24, "eth0:off", "x"),
	   "or not looked at");
	ok(!is_stray(NIC_DHCP, 0x0a000005, 24, "10.0.0.5::::::dhcp", ""),
	   "one that it has read");
	ok(!is_stray(NIC_STATIC, 0x0a000005, 24, "10.0.0.5::::::off", ":"),
	   "a static one");
	ok(is_stray(NIC_STATIC, 0x0a000006, 24, "10.0.0.5::::::off", ":"),
	   "another one");
	ok(is_stray(NIC_STATIC, 0x0a000005, 8, "10.0.0.5:::24:::off", ":"),
	   "with another mask");
	ok(is_stray(NIC_IP6, 0x0a000005, 24, "dhcp6", ""), "for IPv6 none");
	ok(is_stray(NIC_LINK4, 0x0a000005, 24, "dhcp", ""), "by itself none");
}

int main(void)
{
	test_stray();
	test_pnp();
	test_route();
	return done_testing();
}
