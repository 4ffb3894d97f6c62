// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "ip_show.h"
#include "net/option/options.h"

static struct net_options net;
static char buf[1024];

static void parse(const char *line)
{
	static char *copy;

	free(copy);
	copy = strdup(line);
	memset(&net, 0xee, sizeof(net));
	net_options_parse(&net, copy);
}

/* What is wrong with the first word that is. */
static const char *problem(void)
{
	struct text t;

	text_init(&t, buf, sizeof(buf));
	if (net.n_bad)
		net_problem_add(&t, &net.bad[0]);
	return buf;
}

static const char *address(const struct ip_address *ip)
{
	struct text t;

	text_init(&t, buf, sizeof(buf));
	show_address(&t, "is", ip, true);
	return buf;
}

static const char *mac(const uint8_t bytes[MAC_SIZE])
{
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%pM", bytes);
	return buf;
}

static void check_good(const char *line)
{
	parse(line);
	is_int(net.n_bad, 0, "<%s>", line);
	if (net.n_bad)
		dprintf(1, "# %s\n", problem());
}

static void check_bad(const char *line, const char *want)
{
	parse(line);
	is_int(net.n_bad, 1, "<%s> is wrong", line);
	is_str(problem(), want, "... and why");
}

static void test_nothing(void)
{
	check_good("root=/dev/sda1 ro quiet -- ip=x rd.route=y");
	is_int(net.n_ips + net.n_dns + net.n_routes + net.n_ifnames +
		       net.n_links,
	       0, "nothing is said");
	ok(!net.off && !net.need_net && net.peer_dns && net.use_bootif &&
		   !net.has_bootif && !net.bootdev[0] && !net.vendor_class,
	   "nothing at all");
	is_int(net.carrier_timeout, NET_TIMEOUT_UNSET, "no time for a carrier");
	is_int(net.dhcp_timeout, NET_TIMEOUT_UNSET, "none for DHCP");
	ok(!net_options_word(&net, "root", "x"), "another's word");
	ok(!net_options_word(&net, "IP", "dhcp"), "in capitals");
	ok(net_options_word(&net, "ip", "dhcp"), "ours");
	ok(net_options_word(&net, "ip", "dhpc"), "ours, though it is wrong");
}

#define SECOND                                                                 \
	"the first ip= of its family for an interface counts, and this is a second one"

static void test_families(void)
{
	static const char *const methods[] = { "auto6", "dhcp6", "either6",
					       "link6" };
	char words[64];

	check_good("ip=10.0.0.1:::::e:none ip=[::1]:::::e:none ip=e1:dhcp");
	check_good("ip=eth0:off ip=eth0:auto6 ip=dhcp ip=auto6");
	is_int(net.n_ips, 4, "one of each family, and for any others");
	for (size_t i = 0; i < 4; i++) {
		snprintf(words, sizeof(words), "ip=eth0:%s ip=eth0:bootp",
			 methods[i]);
		check_good(words);
		snprintf(words, sizeof(words),
			 "ip=eth0:%s ip=[::1]:::::eth0:off", methods[i]);
		check_bad(words, "ip=[::1]:::::eth0:off: " SECOND);
		is_int(net.n_ips, 1, "the first one counts");
	}
	check_bad("ip=eth0:dhcp ip=10.0.0.1:::::eth0:off",
		  "ip=10.0.0.1:::::eth0:off: " SECOND);
	check_bad("ip=dhcp ip=10.0.0.1", "ip=10.0.0.1: " SECOND);
	check_good("ip=e:link-local");
	is_int(net.n_ips, 2, "both families have their own");
	is_int(net.ips[0].method, IP_METHOD_LINK_LOCAL, "IPv4");
	is_int(net.ips[1].method, IP_METHOD_LINK6, "and IPv6");
	is_str(net.ips[1].device, "e", "of this device");
	check_good("ip=e:auto6 ip=e:link-local");
	is_int(net.n_ips, 2, "which does not take away what there is");
	check_bad("ip=e:dhcp ip=e:link-local", "ip=e:link-local: " SECOND);
}

static void test_ip(void)
{
	check_good("ip=eth0:dhcp nfsaddrs=10.0.0.1 ip=[::1]");
	is_int(net.n_ips, 3, "three of them");
	is_str(net.ips[0].device, "eth0", "the first");
	is_str(net.ips[0].value, "eth0:dhcp", "... as it was written");
	is_str(address(&net.ips[1].client), " is=10.0.0.1/8", "the second");
	is_str(address(&net.ips[2].client), " is=::1/64", "the third");
	ok(!net.off, "not off");

	check_good("ip=dhcp ip=off");
	ok(net.off && !net.n_ips, "switched off");
	check_good("ip=dhcp ip=");
	ok(net.off && !net.n_ips, "... and by an empty one");
	check_good("ip=off ip=dhcp");
	ok(!net.off && net.n_ips == 1, "switched on again");
	check_good("ip=dhcp ip=eth0:off");
	ok(!net.off && net.n_ips == 2, "off for one is another thing");
	test_families();
	check_bad("ip=dhcp ip=eth0:dhpc",
		  "ip=eth0:dhpc: the method is \"dhpc\", expected one of dhcp, on, any, bootp, both, dhcp6, auto6, either6, link6, link-local, ibft, off and none (there is no RARP)");
	ok(!net.off && net.n_ips == 1, "a bad one counts for nothing");
	check_bad("ip", "ip: it has no value");
}

static void test_bootif(void)
{
	check_good("BOOTIF=01-52-54-00-ab-cd-ef bootdev=eth0");
	ok(net.has_bootif, "there is one");
	is_str(mac(net.bootif), "52:54:00:ab:cd:ef", "the MAC address");
	is_str(net.bootdev, "eth0", "the device");
	check_bad("BOOTIF=52:54:00:ab:cd:ef BOOTIF=eth0",
		  "BOOTIF=eth0: the MAC address is \"eth0\", expected six bytes as in 52:54:00:12:34:56");
	is_str(mac(net.bootif), "52:54:00:ab:cd:ef", "the good one stays");
	check_bad("BOOTIF",
		  "BOOTIF: the MAC address is missing, expected six bytes as in 52:54:00:12:34:56");
	ok(!net.has_bootif, "there is none");
	check_bad("bootdev=a:b",
		  "bootdev=a:b: the device is \"a:b\", expected the name of an interface");
}

static void test_switches(void)
{
	static const char *const yes[] = { "", "=1", "=yes", "=on" };
	static const char *const no[] = { "=0", "=no", "=off" };
	char line[100];

	for (size_t i = 0; i < 4; i++) {
		snprintf(line, sizeof(line),
			 "rd.neednet%s rd.peerdns%s rd.bootif%s", yes[i],
			 yes[i], yes[i]);
		check_good(line);
		ok(net.need_net && net.peer_dns && net.use_bootif, "yes");
	}
	for (size_t i = 0; i < 3; i++) {
		snprintf(line, sizeof(line),
			 "rd.neednet%s rd.peerdns%s rd.bootif%s", no[i], no[i],
			 no[i]);
		check_good(line);
		ok(!net.need_net && !net.peer_dns && !net.use_bootif, "no");
	}
	check_good("ip=dhcp");
	ok(!net.net_root, "no root is named");
	check_good("netroot=iscsi:192.0.2.1::::iqn.x:y");
	ok(net.net_root, "one is");
	ok(!net.root_by_dhcp, "where it is");
	check_good("netroot=dhcp");
	ok(net.net_root && net.root_by_dhcp, "or nobody knows yet");
	check_good("rd.iscsi.firmware=0");
	ok(!net.ibft, "the firmware is not asked");
	check_good("rd.iscsi.ibft=1");
	ok(net.ibft, "it is");
	check_bad("rd.iscsi.firmware=2",
		  "rd.iscsi.firmware=2: the value is \"2\", expected 0 or 1");
	check_bad("netroot=",
		  "netroot=: the value is missing, expected the place of a root");
	check_bad("rd.neednet=2",
		  "rd.neednet=2: the value is \"2\", expected 0 or 1");
	check_bad("rd.peerdns=",
		  "rd.peerdns=: the value is missing, expected 0 or 1");
	ok(net.peer_dns, "which counts for nothing");
}

static void test_values(void)
{
	check_good(
		"rd.net.timeout.carrier=30 rd.net.timeout.dhcp=0 dhcpclass=a:b");
	is_int(net.carrier_timeout, 30, "for a carrier");
	is_int(net.dhcp_timeout, 0, "for DHCP");
	is_str(net.vendor_class, "a:b", "the vendor class");
	check_good("carrier_timeout=1000000");
	is_int(net.carrier_timeout, 1000000, "as the kernel calls it");
	check_bad("rd.net.timeout.carrier=1000001",
		  "rd.net.timeout.carrier=1000001: the value is \"1000001\", expected a number of seconds");
	check_bad("rd.net.timeout.dhcp=1s",
		  "rd.net.timeout.dhcp=1s: the value is \"1s\", expected a number of seconds");
	check_bad("rd.net.timeout.dhcp",
		  "rd.net.timeout.dhcp: the value is missing, expected a number of seconds");
	check_bad("dhcpclass=",
		  "dhcpclass=: the value is missing, expected 1 to 255 bytes");
	check_bad("team=team0:eth0",
		  "team=team0:eth0: team devices are not supported; bond= is");
}

static void test_nameserver(void)
{
	check_good(
		"nameserver=10.0.0.1 nameserver=2001:db8::1 nameserver=[::2]");
	is_int(net.n_dns, 3, "three");
	is_str(address(&net.dns[0]), " is=10.0.0.1/32", "IPv4");
	is_str(address(&net.dns[1]), " is=2001:db8::1/128", "IPv6");
	is_str(address(&net.dns[2]), " is=::2/128", "in brackets");
#define IP ", expected an IPv4 address, or IPv6 in [brackets]"
	check_bad("nameserver=dns", "nameserver=dns: the server is \"dns\"" IP);
	check_bad("nameserver=0.0.0.0",
		  "nameserver=0.0.0.0: the server is \"0.0.0.0\", expected an address");
	check_bad("nameserver",
		  "nameserver: the server is missing, expected an address");
}

static void check_route(const char *value, const char *to, const char *gateway,
			const char *device)
{
	char line[200];

	snprintf(line, sizeof(line), "rd.route=%s", value);
	check_good(line);
	is_int(net.n_routes, 1, "one route");
	is_str(address(&net.routes[0].net), to, "to there");
	is_str(address(&net.routes[0].gateway), gateway, "over this");
	is_str(net.routes[0].device, device, "by that");
}

static void test_route(void)
{
	/* The examples of dracut.cmdline(7). */
	check_route("192.168.200.0/24:192.168.100.222:ens10",
		    " is=192.168.200.0/24", " is=192.168.100.222/32", "ens10");
	check_route("192.168.200.0/24:192.168.100.222", " is=192.168.200.0/24",
		    " is=192.168.100.222/32", "");
	check_route("192.168.200.0/24::ens10", " is=192.168.200.0/24", "",
		    "ens10");
	check_route("[2001:DB8:3::/8]:[2001:DB8:2::1]:ens10", " is=2000::/8",
		    " is=2001:db8:2::1/128", "ens10");

	check_route("[2001:db8:3::]/48:[fe80::1]:e", " is=2001:db8:3::/48",
		    " is=fe80::1/128", "e");
	check_route("10.1.2.3/255.255.0.0:10.0.0.1", " is=10.1.0.0/16",
		    " is=10.0.0.1/32", "");
	check_route("10.1.2.3:10.0.0.1", " is=10.1.2.3/32", " is=10.0.0.1/32",
		    "");
	check_route("0.0.0.0/0:10.0.0.1", " is=0.0.0.0/0", " is=10.0.0.1/32",
		    "");
	check_bad("rd.route=x:10.0.0.1",
		  "rd.route=x:10.0.0.1: the network is \"x\", expected ADDRESS/PREFIX, with IPv6 in [brackets]");
	check_bad("rd.route",
		  "rd.route: the network is missing, expected ADDRESS/PREFIX, with IPv6 in [brackets]");
	check_bad("rd.route=10.0.0.0/8",
		  "rd.route=10.0.0.0/8: it has neither a gateway nor a device");
	check_bad("rd.route=10.0.0.0/8:x",
		  "rd.route=10.0.0.0/8:x: the gateway is \"x\"" IP);
	check_bad("rd.route=10.0.0.0/8:10.0.0.1:",
		  "rd.route=10.0.0.0/8:10.0.0.1:: the device is missing, expected the name of an interface");
	check_bad("rd.route=10.0.0.0/8::e:x",
		  "rd.route=10.0.0.0/8::e:x: it has too many fields");
	check_bad("rd.route=10.0.0.0/8:[::1]",
		  "rd.route=10.0.0.0/8:[::1]: the gateway is not of the network's family");
}

static void test_ifname(void)
{
	check_good("ifname=boot:52:54:00:12:34:56 ifname=b:52-54-00-12-34-57");
	is_int(net.n_ifnames, 2, "two");
	is_str(net.ifnames[0].name, "boot", "a name");
	is_str(mac(net.ifnames[0].mac), "52:54:00:12:34:56", "of this");
	is_str(mac(net.ifnames[1].mac), "52:54:00:12:34:57", "and the other");
	check_bad("ifname=boot",
		  "ifname=boot: the MAC address is missing, expected six bytes as in 52:54:00:12:34:56");
	check_bad("ifname=:52:54:00:12:34:56",
		  "ifname=:52:54:00:12:34:56: the name is missing, expected the name of an interface");
}

static void check_vlan(const char *line, const char *name, int id)
{
	check_good(line);
	is_int(net.n_links, 1, "a VLAN");
	is_int(net.links[0].kind, LINK_VLAN, "which it is");
	is_str(net.links[0].name, name, "its name");
	is_int(net.links[0].n_ports, 1, "its device");
	is_str(net.links[0].ports[0], "eth0", "has a name");
	is_int(net.links[0].vlan_id, id, "its number");
}

static void test_vlan(void)
{
	check_vlan("vlan=vlan0005:eth0", "vlan0005", 5);
	check_vlan("vlan=vlan5:eth0", "vlan5", 5);
	check_vlan("vlan=eth0.0005:eth0", "eth0.0005", 5);
	check_vlan("vlan=eth0.4094:eth0", "eth0.4094", 4094);
#define VLAN ", expected one that ends with a number from 1 to 4094"
	check_bad("vlan=vlan0:eth0",
		  "vlan=vlan0:eth0: the name is \"vlan0\"" VLAN);
	check_bad("vlan=vlan4095:eth0",
		  "vlan=vlan4095:eth0: the name is \"vlan4095\"" VLAN);
	check_bad("vlan=lan:eth0", "vlan=lan:eth0: the name is \"lan\"" VLAN);
	check_bad("vlan=",
		  "vlan=: the name is missing, expected the name of an interface");
	check_bad("vlan=vlan5",
		  "vlan=vlan5: the device is missing, expected the name of an interface");
	check_bad("vlan=vlan5:eth0:x",
		  "vlan=vlan5:eth0:x: it has too many fields");
	check_bad("vlan=vlan5:vlan5",
		  "vlan=vlan5:vlan5: it is built upon itself");
	check_bad("bond=b5:e vlan=b5:eth0",
		  "vlan=b5:eth0: there is another one of that name");
	is_int(net.n_links, 1, "which counts");
}

/* @ports: each followed by a comma. */
static void check_master(const char *line, enum link_kind kind,
			 const char *name, const char *ports,
			 const char *options, int mtu)
{
	const struct net_link *master = &net.links[0];
	struct text t;

	check_good(line);
	is_int(net.n_links, 1, "one");
	is_int(master->kind, kind, "a bond or a bridge");
	is_str(master->name, name, "its name");
	text_init(&t, buf, sizeof(buf));
	for (unsigned int i = 0; i < master->n_ports; i++)
		text_add(&t, "%s,", master->ports[i]);
	is_str(buf, ports, "its interfaces");
	is_str(master->options, options, "its options");
	is_int(master->mtu, mtu, "its MTU");
}

static void test_bond(void)
{
	check_master("bond", LINK_BOND, "bond0", "eth0,eth1,",
		     "mode=balance-rr", 0);
	check_master("bond=", LINK_BOND, "bond0", "eth0,eth1,",
		     "mode=balance-rr", 0);
	check_master("bond=b", LINK_BOND, "b", "eth0,eth1,", "mode=balance-rr",
		     0);
	check_master("bond=b:e", LINK_BOND, "b", "e,", "mode=balance-rr", 0);
	check_master("bond=b:e1,e2:mode=802.3ad,arp_ip_target=10.0.0.1;10.0.0.2:9000",
		     LINK_BOND, "b", "e1,e2,",
		     "mode=802.3ad,arp_ip_target=10.0.0.1;10.0.0.2", 9000);
	check_master("bond=b:e1::9000", LINK_BOND, "b", "e1,",
		     "mode=balance-rr", 9000);
	check_master("bond=b:1,2,3,4,5,6,7,8", LINK_BOND, "b",
		     "1,2,3,4,5,6,7,8,", "mode=balance-rr", 0);
	check_bad("bond=b:1,2,3,4,5,6,7,8,9",
		  "bond=b:1,2,3,4,5,6,7,8,9: it has too many interfaces");
	check_bad("bond=b:1,",
		  "bond=b:1,: the interface is missing, expected the name of an interface");
	check_bad("bond=b:e:../x=1",
		  "bond=b:e:../x=1: the option is \"../x=1\", expected NAME=VALUE");
	check_bad("bond=b:e:a=b/c",
		  "bond=b:e:a=b/c: the option is \"a=b/c\", expected NAME=VALUE");
	check_bad("bond=b:e:a=1,b",
		  "bond=b:e:a=1,b: the option is \"b\", expected NAME=VALUE");
	check_bad("bond=b:e:a=1,",
		  "bond=b:e:a=1,: the option is missing, expected NAME=VALUE");
	check_bad("bond=b:e:a=",
		  "bond=b:e:a=: the option is \"a=\", expected NAME=VALUE");
	check_bad("bond=b:e:=1",
		  "bond=b:e:=1: the option is \"=1\", expected NAME=VALUE");
	check_bad("bond=b:e:a=1=2",
		  "bond=b:e:a=1=2: the option is \"a=1=2\", expected NAME=VALUE");
	check_bad("bond=b:e:a=1:1",
		  "bond=b:e:a=1:1: the MTU is \"1\", expected a number from 68 to 65535");
	check_bad("bond=b:e:a=1:1500:x",
		  "bond=b:e:a=1:1500:x: it has too many fields");
	is_int(net.n_links, 0, "and counts for nothing");
}

static void test_bridge(void)
{
	check_master("bridge", LINK_BRIDGE, "br0", "eth0,", "", 0);
	check_master("bridge=br1", LINK_BRIDGE, "br1", "eth0,", "", 0);
	check_master("bridge=br1:e1,bond0", LINK_BRIDGE, "br1", "e1,bond0,", "",
		     0);
	check_bad("bridge=br1:e:x", "bridge=br1:e:x: it has too many fields");
	check_bad("bridge=a/b",
		  "bridge=a/b: the name is \"a/b\", expected the name of an interface");
}

static void test_long_options(void)
{
	char line[400];

	snprintf(line, sizeof(line), "bond=b:e:a=%0253d", 1);
	check_good(line);
	is_int(strlen(net.links[0].options), 255, "255 bytes of options fit");
	snprintf(line, sizeof(line), "bond=b:e:a=%0254d", 1);
	parse(line);
	is_int(net.n_bad, 1, "256 do not");
}

static void check_room(const char *word, unsigned int max,
		       const unsigned int *n)
{
	static char line[4096];
	char *end = line;

	for (unsigned int i = 0; i <= max; i++) {
		end += sprintf(end, word, i + 1);
		*end++ = ' ';
	}
	*end = '\0';
	parse(line);
	is_int(*n, max, "<%s> %u times", word, max);
	is_int(net.n_bad, 1, "once more is wrong");
	ok(strstr(problem(), ": there are more of them than there is room for"),
	   "... and said so");
}

static void test_too_many(void)
{
	check_room("ip=e%u:dhcp", NET_IPS_MAX, &net.n_ips);
	check_room("nameserver=::1", NET_DNS_MAX, &net.n_dns);
	check_room("rd.route=[::1]::e", NET_ROUTES_MAX, &net.n_routes);
	check_room("ifname=e:52:54:00:12:34:56", NET_IFNAMES_MAX,
		   &net.n_ifnames);
	check_room("vlan=e.%u:e", NET_LINKS_MAX, &net.n_links);
	check_room("bond=b%u", NET_LINKS_MAX, &net.n_links);
	check_room("bridge=b%u", NET_LINKS_MAX, &net.n_links);

	parse("ip=a ip=b ip=c ip=d ip=e ip=f");
	is_int(net.n_bad, 6, "all that are wrong are counted");
	is_str(net.bad[3].value, "d", "and the first few are kept");
}

int main(void)
{
	test_nothing();
	test_ip();
	test_bootif();
	test_switches();
	test_values();
	test_nameserver();
	test_route();
	test_ifname();
	test_vlan();
	test_bond();
	test_bridge();
	test_long_options();
	test_too_many();
	return done_testing();
}
