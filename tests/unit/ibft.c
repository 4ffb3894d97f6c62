// SPDX-License-Identifier: GPL-2.0-only
/* What the texts of the firmware's table mean for an interface. */
#include <string.h>

#include "../tap.h"
#include "net/firmware/ibft.h"

static struct ibft_nic nic;

/* NAME=TEXT of each file, with blanks between them. False: it is not usable. */
static bool take(const char *files)
{
	char name[32];

	ibft_begin(&nic);
	while (*files) {
		size_t len = strcspn(files, " "), n = strcspn(files, "=");
		char text[256];

		snprintf(name, sizeof(name), "%.*s", (int)n, files);
		snprintf(text, sizeof(text), "%.*s\n", (int)(len - n - 1),
			 files + n + 1);
		ibft_take(&nic, name, text, strlen(text));
		files += len + (files[len] == ' ');
	}
	return ibft_end(&nic);
}

static const char *show(const struct ip_address *ip)
{
	static char buf[4][64];
	static unsigned int n;
	char *to = buf[n++ % 4];
	struct text t;

	text_init(&t, to, sizeof(buf[0]));
	text_add(&t, "%pI", ip);
	text_add(&t, "/%u", ip->prefix);
	return to;
}

#define MAC "mac=52:54:00:00:00:09 "

static void test_static(void)
{
	static const uint8_t mac[] = { 0x52, 0x54, 0, 0, 0, 9 };

	ok(take("flags=3 origin=1 vlan=0 ip-addr=192.0.2.7 prefix-len=20 subnet-mask=255.255.240.0 gateway=192.0.2.1 primary-dns=192.0.2.2 secondary-dns=2001:0db8:0000:0000:0000:0000:0000:0001 hostname=box " MAC),
	   "an address");
	is_int(nic.option.method, IP_METHOD_OFF, "is all there is");
	is_str(show(&nic.option.client), "192.0.2.7/20", "with its prefix");
	is_str(show(&nic.option.gateway), "192.0.2.1/32", "gateway");
	is_str(show(&nic.option.dns[0]), "192.0.2.2/32", "DNS server");
	is_str(show(&nic.option.dns[1]), "2001:db8::1/128", "another");
	is_str(nic.option.hostname, "box", "hostname");
	ok(nic.option.has_mac && !memcmp(nic.option.mac, mac, 6), "whose");
	is_int(nic.vlan, 0, "no VLAN");

	ok(take(MAC "ip-addr=192.0.2.7 subnet-mask=255.255.255.128 vlan=5"),
	   "an old kernel");
	is_str(show(&nic.option.client), "192.0.2.7/25", "has a mask");
	is_int(nic.vlan, 5, "a VLAN");
	ok(take("subnet-mask=255.0.255.0 " MAC "ip-addr=192.0.2.7"),
	   "a mask that is none");
	is_str(show(&nic.option.client), "192.0.2.7/24",
	       "is that of its class");
	ok(take(MAC "ip-addr=2001:db8::7"), "IPv6");
	is_str(show(&nic.option.client), "2001:db8::7/64", "has a prefix, too");
	ok(take(MAC "ip-addr=2001:db8::7 prefix-len=48 dhcp=192.0.2.1"),
	   "IPv6, and a DHCP server");
	is_int(nic.option.method, IP_METHOD_OFF, "that does not serve it");
	is_str(show(&nic.option.client), "2001:db8::7/48", "the prefix");
	ok(take(MAC "ip-addr=192.0.2.7 prefix-len=64"), "a prefix of IPv6");
	is_str(show(&nic.option.client), "192.0.2.7/24", "does not count");
}

static void test_dhcp(void)
{
	ok(take(MAC "origin=3 ip-addr=192.0.2.7 prefix-len=24"), "by DHCP");
	is_int(nic.option.method, IP_METHOD_DHCP, "which is asked again");
	is_int(nic.option.client.family, IP_NONE, "for any address");
	ok(take(MAC "origin=0 dhcp=192.0.2.1 ip-addr=192.0.2.7"), "a server");
	is_int(nic.option.method, IP_METHOD_DHCP, "says the same");
	is_int(nic.option.server.family, IP_NONE, "and is not our peer");
	ok(take(MAC "origin=1 dhcp=0.0.0.0 ip-addr=192.0.2.7"), "no server");
	is_int(nic.option.method, IP_METHOD_OFF, "0.0.0.0 is none");
}

static void test_useless(void)
{
	ok(!take(""), "nothing");
	ok(!take("ip-addr=192.0.2.7"), "nobody's");
	ok(!take(MAC), "neither an address nor DHCP");
	ok(!take(MAC "flags=2 ip-addr=192.0.2.7"), "not valid");
	ok(!take(MAC "ip-addr=192.0.2.777"), "no address");
	ok(!take("mac=52:54:00:00:00 ip-addr=192.0.2.7"), "no MAC address");
	ok(take(MAC
		"ip-addr=192.0.2.7 hostname=$(reboot) vlan=5000 origin=x unknown=y"),
	   "the rest counts for nothing if it makes no sense");
	is_str(nic.option.hostname, "", "hostname");
	is_int(nic.vlan, 0, "VLAN");
}

int main(void)
{
	test_static();
	test_dhcp();
	test_useless();
	return done_testing();
}
