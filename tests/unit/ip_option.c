// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "ip_show.h"

/* The value in memory of just its length, so that ASan sees a byte too many. */
static bool parse(const char *value, char *buf, size_t size)
{
	size_t len = strlen(value);
	char *copy = malloc(len ? len : 1);
	struct word_reader r = {
		.rest = { copy, len },
		.problem = { .param = "ip", .value = value },
	};
	struct ip_option ip;
	struct text t;
	bool good;

	memcpy(copy, value, len);
	text_init(&t, buf, size);
	good = ip_option_parse(&ip, &r);
	if (good)
		show_ip(&t, &ip);
	else
		net_problem_add(&t, &r.problem);
	free(copy);
	return good;
}

static void check(const char *value, const char *want)
{
	char buf[1024];

	parse(value, buf, sizeof(buf));
	is_str(buf, want, "<%s>", value);
}

/* @want: what is said behind the word. */
static void check_bad(const char *value, const char *want)
{
	char buf[1024], all[1024];

	snprintf(all, sizeof(all), "ip=%s: %s", value, want);
	ok(!parse(value, buf, sizeof(buf)), "<%.200s> is wrong", value);
	is_str(buf, all, "... and why");
}

static void test_methods(void)
{
	check("", "off");
	check("off", "off");
	check("none", "off");
	check("on", "dhcp");
	check("any", "dhcp");
	check("dhcp", "dhcp");
	check("single-dhcp", "dhcp");
	check("bootp", "bootp");
	check("both", "bootp");
	check("dhcp6", "dhcp6");
	check("auto6", "auto6");
	check("either6", "either6");
	check("link6", "link6");
	check("link-local", "link-local");
	check("ibft", "ibft");
}

static void test_client_id(void)
{
	char value[300];

	check("dhcp,0,abc", "dhcp id=0,abc");
	check("dhcp,255,a,b", "dhcp id=255,a,b");
	check("dhcp,1,00:11:22", "dhcp id=1,00:11:22");
	check(":::::eth0:dhcp,1,ab:10.0.0.1",
	      "dhcp device=eth0 dns=10.0.0.1 id=1,ab");
	check("eth0:dhcp,1,ab:1500", "dhcp device=eth0 mtu=1500 id=1,ab");
	snprintf(value, sizeof(value), "dhcp,1,%0254d", 0);
	ok(parse(value, (char[512]){ 0 }, 512), "254 bytes fit");
	snprintf(value, sizeof(value), "dhcp,1,%0255d", 0);
	ok(!parse(value, (char[512]){ 0 }, 512), "255 do not");
#define ID                                                                     \
	", expected dhcp,TYPE,ID with a type from 0 to 255 and an "            \
	"identifier of 1 to 254 bytes"
	check_bad("dhcp,256,a", "the method is \"dhcp,256,a\"" ID);
	check_bad("dhcp,x", "the method is \"dhcp,x\"" ID);
	check_bad("dhcp,1,", "the method is \"dhcp,1,\"" ID);
	check_bad("dhcp,,a", "the method is \"dhcp,,a\"" ID);
}

/* DEVICE:METHOD[:[MTU][:MAC]] */
static void test_short(void)
{
	check("eth0:dhcp", "dhcp device=eth0");
	check("eth0:off", "off device=eth0");
	check("eth0:dhcp:", "dhcp device=eth0");
	check("eth0:dhcp::", "dhcp device=eth0");
	check("bond0.5:auto6:9000", "auto6 device=bond0.5 mtu=9000");
	check("eth0:dhcp:1500:52:54:00:12:34:56",
	      "dhcp device=eth0 mtu=1500 mac=52:54:00:12:34:56");
	check("eth0:dhcp::52:54:00:12:34:56",
	      "dhcp device=eth0 mac=52:54:00:12:34:56");
	check("eth0:dhcp::52-54-00-12-34-56",
	      "dhcp device=eth0 mac=52:54:00:12:34:56");
	check("eth0:link6:68", "link6 device=eth0 mtu=68");
	check("eth0:link6:65535", "link6 device=eth0 mtu=65535");
}

static void test_long(void)
{
	check("10.0.2.15", "off client=10.0.2.15/8");
	check("10.0.2.15::10.0.2.2:255.255.255.0",
	      "off client=10.0.2.15/24 gateway=10.0.2.2");
	/* The server that the root is on, and the other end of a link. */
	check("10.0.0.2:10.0.0.9:10.0.0.1:255.255.255.0:h:eth0:off",
	      "off device=eth0 client=10.0.0.2/24 server=10.0.0.9 gateway=10.0.0.1 hostname=h");
	check("10.0.0.2:10.0.0.9/30:::h:eth0:none",
	      "off device=eth0 client=10.0.0.2/8 peer=10.0.0.9/30 hostname=h");
	check("10.0.0.2:10.0.0.9::32:h:eth0:none",
	      "off device=eth0 client=10.0.0.2/32 peer=10.0.0.9/32 hostname=h");
	check("10.0.0.2:10.0.0.9:10.0.0.1:32:h:eth0:none",
	      "off device=eth0 client=10.0.0.2/32 server=10.0.0.9 gateway=10.0.0.1 hostname=h");
	check("10.0.0.2::10.9.9.9:255.255.255.255::eth0:none",
	      "off device=eth0 client=10.0.0.2/32 gateway=10.9.9.9");
	check("[2001:db8::2]:[2001:db8::9/64]::128::eth0:none",
	      "off device=eth0 client=2001:db8::2/128 peer=2001:db8::9/64");
	check("[2001:db8::2]:[2001:db8::9]/64::::eth0:none",
	      "off device=eth0 client=2001:db8::2/64 peer=2001:db8::9/64");

	/* No method: the address that is given, or DHCP. */
	check("10.0.0.2:::::eth0", "off device=eth0 client=10.0.0.2/8");
	check("10.0.0.2:::::eth0:", "off device=eth0 client=10.0.0.2/8");
	check(":::::eth0", "dhcp device=eth0");
	check(":::::eth0:", "dhcp device=eth0");
	check("::::h", "dhcp hostname=h");
	check(":", "dhcp");
	check(":192.168.1.1", "dhcp server=192.168.1.1");
	check("0.0.0.0:0.0.0.0:0.0.0.0:0.0.0.0::eth0", "dhcp device=eth0");
	check("[::]::[::]:0::eth0", "dhcp device=eth0");
	check("10.0.0.2:::::eth0:dhcp", "dhcp device=eth0 client=10.0.0.2/8");
	check(":::255.255.0.0::eth0:dhcp", "dhcp device=eth0 netmask=16");

	/* Netmasks: given, of the class, of IPv6. */
	check("172.16.0.1", "off client=172.16.0.1/16");
	check("192.168.0.1", "off client=192.168.0.1/24");
	check("192.168.0.1:::20", "off client=192.168.0.1/20");
	check("192.168.0.1:::0.0.0.0", "off client=192.168.0.1/24");
	check("224.0.0.1:::4", "off client=224.0.0.1/4");
	check("[2001:db8::1]", "off client=2001:db8::1/64");
	check("[2001:db8::1]:::48", "off client=2001:db8::1/48");
	check("192.168.0.1::::a-B.c_9:e",
	      "off device=e client=192.168.0.1/24 hostname=a-B.c_9");
}

static void test_tail(void)
{
	check("::::::dhcp:10.0.0.1:10.0.0.2:10.0.0.3",
	      "dhcp dns=10.0.0.1 dns=10.0.0.2 ntp=10.0.0.3");
	check("::::::dhcp::10.0.0.2", "dhcp dns=10.0.0.2");
	check("::::::dhcp:::10.0.0.3", "dhcp ntp=10.0.0.3");
	check("::::::dhcp:0.0.0.0:10.0.0.2", "dhcp dns=10.0.0.2");
	check("::::::dhcp:[2001:db8::1]:[::2]", "dhcp dns=2001:db8::1 dns=::2");
	check("::::::dhcp:::", "dhcp");
	check("::::::dhcp:1500", "dhcp mtu=1500");
	check("::::::dhcp:1500:", "dhcp mtu=1500");
	check("::::::dhcp:1500:52:54:00:12:34:56",
	      "dhcp mtu=1500 mac=52:54:00:12:34:56");
	check("::::::dhcp::52:54:00:12:34:56", "dhcp mac=52:54:00:12:34:56");
}

/* The examples of the two that say what ip= is. */
static void test_documented(void)
{
	/* nfsroot.rst: the method alone, and its identifier. */
	check("dhcp", "dhcp");
	check("dhcp,1,client", "dhcp id=1,client");
	/* dracut.cmdline(7) */
	check("[2001:DB8::1]:::64::ens10:none",
	      "off device=ens10 client=2001:db8::1/64");
	check("192.168.0.10::192.168.0.1:255.255.255.0:host:enp2s0:off",
	      "off device=enp2s0 client=192.168.0.10/24 gateway=192.168.0.1 hostname=host");
	check("enp2s0:dhcp", "dhcp device=enp2s0");
}

#define NO_ADDRESS ", expected an IPv4 address, or IPv6 in [brackets]"
#define NO_METHOD                                                              \
	", expected one of dhcp, on, any, bootp, both, dhcp6, auto6, "         \
	"either6, link6, link-local, ibft, off and none (there is no RARP)"
#define NO_DEVICE ", expected the name of an interface"
#define NO_MAC	  ", expected six bytes as in 52:54:00:12:34:56"
#define NO_MTU	  ", expected a number from 68 to 65535"
#define NO_HOST                                                                \
	", expected up to 64 letters, digits and, behind the first, . - _"

static void test_bad_fields(void)
{
	check_bad("dhpc", "the method is \"dhpc\"" NO_METHOD);
	check_bad("rarp", "the method is \"rarp\"" NO_METHOD);
	check_bad("eth0", "the method is \"eth0\"" NO_METHOD);
	check_bad("eth0:", "the method is missing" NO_METHOD);
	check_bad("eth0:dhpc", "the method is \"dhpc\"" NO_METHOD);
	check_bad(":::::eth0:DHCP", "the method is \"DHCP\"" NO_METHOD);
	check_bad("10.0.0.1:dhcp", "the server is \"dhcp\"" NO_ADDRESS);
	check_bad("10.0.0.300",
		  "the client address is \"10.0.0.300\"" NO_ADDRESS);
	check_bad("10.0.0.1/24",
		  "the client address is \"10.0.0.1/24\"" NO_ADDRESS);
	check_bad("2001:db8::1", "the client address is \"2001\"" NO_ADDRESS);
	check_bad("[2001:db8::1",
		  "the client address is \"[2001:db8::1\"" NO_ADDRESS);
	check_bad("10.0.0.1::x", "the gateway is \"x\"" NO_ADDRESS);
	check_bad("10.0.0.1:10.0.0.2/33",
		  "the server is \"10.0.0.2/33\", expected an address, or ADDRESS/PREFIX of the other end");
	check_bad("10.0.0.1:::255.0.255.0",
		  "the netmask is \"255.0.255.0\", expected a mask as 255.255.255.0, or the length of a prefix");
	check_bad("224.0.0.1",
		  "the netmask is missing, expected one, since the address has none by its class");
	check_bad("::::-x", "the host name is \"-x\"" NO_HOST);
	check_bad("::::$(reboot)", "the host name is \"$(reboot)\"" NO_HOST);
	check_bad("::::\xc3\xa4", "the host name is \"\xc3\xa4\"" NO_HOST);
	check_bad("1234567890123456:dhcp",
		  "the client address is \"1234567890123456\"" NO_ADDRESS);
	check_bad("eth0456789012345x:dhcp",
		  "the device is \"eth0456789012345x\"" NO_DEVICE);
	check_bad("e/0:dhcp", "the device is \"e/0\"" NO_DEVICE);
	check_bad("eth%d:dhcp", "the device is \"eth%d\"" NO_DEVICE);
	check_bad(".:dhcp", "the device is \".\"" NO_DEVICE);
	check_bad("..:dhcp", "the device is \"..\"" NO_DEVICE);
	check_bad("a b:dhcp", "the device is \"a b\"" NO_DEVICE);
	check_bad("eth0:dhcp:67", "the MTU is \"67\"" NO_MTU);
	check_bad("eth0:dhcp:65536", "the MTU is \"65536\"" NO_MTU);
	check_bad("eth0:dhcp:99999999999999999999",
		  "the MTU is \"99999999999999999999\"" NO_MTU);
	check_bad("eth0:dhcp:10.0.0.1", "the MTU is \"10.0.0.1\"" NO_MTU);
	check_bad("eth0:dhcp:1500:52:54",
		  "the MAC address is \"52:54\"" NO_MAC);
	check_bad("::::::dhcp:1500:10.0.0.1",
		  "the MAC address is \"10.0.0.1\"" NO_MAC);
	check_bad("::::::dhcp:x", "the first DNS server is \"x\"" NO_ADDRESS);
	check_bad("::::::dhcp::x", "the second DNS server is \"x\"" NO_ADDRESS);
	check_bad("::::::dhcp:::x", "the NTP server is \"x\"" NO_ADDRESS);
	check_bad("::::::dhcp::::", "it has too many fields");
}

static void test_bad_words(void)
{
	check_bad("10.0.0.1::[::1]",
		  "the gateway or the other end is not of the client's family");
	check_bad("[::1]:10.0.0.1/8",
		  "the gateway or the other end is not of the client's family");
	check_bad("[::1]:10.0.0.1::128",
		  "the gateway or the other end is not of the client's family");
	check("[::1]:10.0.0.1::64", "off client=::1/64 server=10.0.0.1");
}

static void test_long_names(void)
{
	char value[200], want[200];

	snprintf(value, sizeof(value), "::::h%063d", 0);
	snprintf(want, sizeof(want), "dhcp hostname=h%063d", 0);
	check(value, want);
	snprintf(value, sizeof(value), "::::h%064d", 0);
	snprintf(want, sizeof(want), "the host name is \"h%063d\"" NO_HOST, 0);
	check_bad(value, want);
	check("eth012345678901:dhcp", "dhcp device=eth012345678901");
	/* A bracket within a field is none; harmless for a terminal. */
	char buf[300];

	parse("e[:\033x", buf, sizeof(buf));
	is_str(buf, "ip=e[:\\x1bx: the method is \"\\x1bx\"" NO_METHOD,
	       "what is not to be printed");
}

int main(void)
{
	test_methods();
	test_client_id();
	test_short();
	test_long();
	test_tail();
	test_documented();
	test_bad_fields();
	test_bad_words();
	test_long_names();
	return done_testing();
}
