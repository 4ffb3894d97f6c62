// SPDX-License-Identifier: GPL-2.0-only
/* Which interface is meant, and what it is given. */
#include "net_facts.h"
#include "net/link/stack.h"

static void means(const char *words, enum nic_method method, bool named)
{
	begin(words);
	plan_nic(&net, &nic);
	is_int(nic.method, method, "%s", words);
	is_int(nic.named, named, "which %s it",
	       named ? "names" : "does not name");
}

static void test_nics(void)
{
	means("rd.neednet=1", NIC_DHCP, false);
	means("ip=dhcp", NIC_DHCP, false);
	means("ip=eth0:dhcp", NIC_DHCP, true);
	means("ip=eth1:dhcp", NIC_UNUSED, false);
	means("ip=eth1:dhcp ip=dhcp", NIC_DHCP, false);
	means("ip=eth0:off ip=dhcp", NIC_UNUSED, true);
	means("ip=10.0.0.5::10.0.0.1:24:h:eth0:none", NIC_STATIC, true);
	means("ip=dhcp6", NIC_IP6, false);
	means("ip=eth0:auto6", NIC_IP6, true);
	means("ip=either6", NIC_IP6, false);
	means("ip=link6", NIC_IP6, false);
	means("BOOTIF=01-52-54-00-00-00-07", NIC_DHCP, true);
	means("BOOTIF=01-52-54-00-00-00-08", NIC_UNUSED, false);
	means("BOOTIF=01-52-54-00-00-00-08 rd.bootif=0", NIC_DHCP, false);

	begin("ip=dhcp");
	strcpy(nic.link.kind, "bridge");
	plan_nic(&net, &nic);
	is_int(nic.method, NIC_UNUSED, "what is built on others is not meant");
	begin("ip=eth0:dhcp");
	strcpy(nic.link.kind, "bridge");
	plan_nic(&net, &nic);
	is_int(nic.method, NIC_DHCP, "unless it is named");
	means("ip=dhcp bond=b:eth0", NIC_UNUSED, false);
	means("ip=dhcp vlan=v5:eth0", NIC_UNUSED, false);
	means("ip=eth0:dhcp vlan=v5:eth0", NIC_DHCP, true);
	means("BOOTIF=01-52-54-00-00-00-07 bridge=b:eth0", NIC_UNUSED, false);
	begin("ip=dhcp bond=eth0:e1");
	strcpy(nic.link.kind, "bond");
	plan_nic(&net, &nic);
	is_int(nic.method, NIC_DHCP, "what the command line builds is meant");
	begin("ip=dhcp");
	nic.link.type = ARPHRD_SIT;
	plan_nic(&net, &nic);
	is_int(nic.method, NIC_UNUSED, "nor is a tunnel");
}

/* It has the address of what it is on, and that has none then. */
static void test_firmware_vlan(void)
{
	struct net_link *vlan = &net.options.links[0];

	begin("ip=ibft");
	net.n_ibft = 1;
	memcpy(net.ibft[0].option.mac, nic.link.address, 6);
	net.ibft[0].option.method = IP_METHOD_DHCP;
	net.ibft[0].vlan = 5;
	stack_add_firmware(&net, &nic.link);
	is_int(net.options.n_links, 1, "a VLAN is to be built");
	is_str(vlan->name, "eth0.5", "by this name");
	is_str(vlan->ports[0], "eth0", "on this one");
	is_int(vlan->vlan_id, 5, "with its number");
	plan_nic(&net, &nic);
	is_int(nic.method, NIC_UNUSED, "which gets no address itself");
	strcpy(nic.link.name, "enp0s31f6");
	stack_add_firmware(&net, &nic.link);
	is_int(net.options.n_links, 1, "once");
	is_str(vlan->name, "enp0s31f6.5", "though its name changes");
	strcpy(nic.link.name, "enp0s31f6np0");
	stack_add_firmware(&net, &nic.link);
	is_str(vlan->name, "vlan5", "and is too long for it");
	strcpy(nic.link.kind, "vlan");
	strcpy(nic.link.name, "vlan5");
	stack_add_firmware(&net, &nic.link);
	is_str(vlan->ports[0], "enp0s31f6np0", "not on itself");
	plan_nic(&net, &nic);
	is_int(nic.method, NIC_DHCP, "it has the address");
	nic.link.kind[0] = '\0';
	nic.link.address[5]++;
	stack_add_firmware(&net, &nic.link);
	is_int(net.options.n_links, 1, "another interface has none");
}

/* The firmware names an interface by its address alone. */
static void test_firmware(void)
{
	static const char *const words[] = { "ip=ibft", "rd.iscsi.firmware=1" };

	for (int i = 0; i < 2; i++) {
		begin(words[i]);
		ok(net.options.ibft, "%s", words[i]);
		plan_nic(&net, &nic);
		is_int(nic.method, NIC_UNUSED, "nothing is known of it");
		ok(nic.by_firmware, "which is the firmware's fault");
		net.n_ibft = 2;
		memset(net.ibft[1].option.mac, 7, 6);
		net.ibft[1].option.method = IP_METHOD_DHCP;
		plan_nic(&net, &nic);
		is_int(nic.method, NIC_UNUSED, "it is another");
		memcpy(net.ibft[1].option.mac, nic.link.address, 6);
		plan_nic(&net, &nic);
		is_int(nic.method, NIC_DHCP, "it is this one");
		net.ibft[1].option.method = IP_METHOD_OFF;
		net.ibft[1].option.client.family = IP_V4;
		net.ibft[1].option.client.bytes[0] = 10;
		plan_nic(&net, &nic);
		is_int(nic.method, NIC_STATIC, "with a static address");
		plan_setting(&net, &nic, &setting);
		is_int(setting.address.bytes[0], 10, "which it gets");
	}
	means("rd.iscsi.firmware=1 ip=eth0:dhcp", NIC_DHCP, true);
	test_firmware_vlan();
	means("rd.iscsi.firmware=0 rd.neednet=1", NIC_DHCP, false);
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

static void test_lease(void)
{
	begin("ip=eth0:dhcp:1300 nameserver=2001:db8::1 rd.route=10.8.0.0/16:10.0.0.9 rd.route=10.7.0.0/16:10.0.0.9:eth1");
	plan_nic(&net, &nic);
	lease();
	plan_setting(&net, &nic, &setting);
	is_str(show(&setting.address), "10.0.0.5/24", "the address");
	is_str(show(&setting.broadcast), "10.0.0.255/24", "the broadcast");
	is_int(setting.lifetime, 3600, "its lifetime");
	is_int(setting.mtu, 1300, "the MTU of the command line");
	is_int(setting.n_dns, 3, "all DNS servers");
	is_str(show(&setting.dns[0]), "2001:db8::1/128",
	       "the command line's first");
	is_int(setting.n_routes, 3, "all routes but one of another interface");
	is_str(show(&setting.routes[1].to), "10.9.0.0/16", "one at the link");
	is_int(setting.routes[1].gateway.family, IP_NONE, "without a gateway");
	is_str(show(plan_gateway(&setting)), "10.0.0.1/32", "the gateway");

	begin("rd.neednet=1 rd.peerdns=0");
	plan_nic(&net, &nic);
	lease();
	nic.dhcp.lease.lease_time = DHCP_FOREVER;
	nic.dhcp.lease.n_routes = 0;
	plan_setting(&net, &nic, &setting);
	is_int(setting.n_dns, 0, "rd.peerdns=0: none of the server's");
	is_int(setting.lifetime, 0, "a lease for ever");
	is_int(setting.mtu, 1400, "the server's MTU");
	ok(!plan_gateway(&setting), "no gateway");
}

static void test_static(void)
{
	begin("ip=10.0.0.5:10.0.0.6/32::255.255.255.255:h:eth0:none");
	plan_nic(&net, &nic);
	plan_setting(&net, &nic, &setting);
	is_str(show(&setting.address), "10.0.0.5/32", "a point of two");
	is_int(setting.broadcast.family, IP_NONE, "has no broadcast");
	is_int(setting.n_routes, 1, "but a route");
	ok(!plan_is_ip6(&nic), "it is of IPv4");
	is_str(show(&setting.routes[0].to), "10.0.0.6/32", "to the other");
	begin("ip=[2001:db8::5]::[fe80::1]:64:h:eth0:none");
	plan_nic(&net, &nic);
	plan_setting(&net, &nic, &setting);
	is_str(show(&setting.address), "2001:db8::5/64", "IPv6");
	ok(plan_is_ip6(&nic), "is that");
	is_int(setting.broadcast.family, IP_NONE, "has no broadcast");
	is_int(plan_gateway(&setting)->family, IP_V6, "and its gateway");
}

/* Whose routes count. */
static void test_metric(void)
{
	static struct nic other;

	begin("ip=dhcp");
	lease();
	plan_setting(&net, &nic, &setting);
	is_int(setting.metric, 0, "the first one's do");
	other.configured = true;
	nic.next = &other;
	plan_setting(&net, &nic, &setting);
	is_int(setting.metric, 102, "the second one's come behind");
	other.link.gone = true;
	plan_setting(&net, &nic, &setting);
	is_int(setting.metric, 0, "but if the first is gone");

	begin("ip=dhcp bootdev=eth0");
	lease();
	nic.next = &other;
	other.link.gone = false;
	plan_setting(&net, &nic, &setting);
	is_int(setting.metric, 0, "one that is named");
	begin("ip=dhcp bootdev=eth1");
	lease();
	plan_setting(&net, &nic, &setting);
	is_int(setting.metric, 102, "one that is not");
}

static void test_ip6(void)
{
	struct ip6 *ip6 = &nic.ip6;

	begin("ip=dhcp6 nameserver=2001:db8::1");
	plan_nic(&net, &nic);
	lease6();
	plan_setting(&net, &nic, &setting);
	is_str(show(&setting.address), "2001::5/128", "DHCPv6: the address");
	is_int(setting.lifetime, 3600, "and for how long");
	ok(!setting.present, "which the kernel has not made");
	is_int(setting.n_routes, 0, "nor are routes to be made");
	is_str(show(plan_gateway(&setting)), "fe80::1/128", "the router");
	is_int(setting.n_dns, 3, "DNS servers of both, each once");
	is_str(show(&setting.dns[0]), "2001:db8::1/128", "ours first");
	is_str(show(&setting.dns[1]), "2001::9/128", "the server's");
	is_str(show(&setting.dns[2]), "fe80::1/128", "the router's");
	is_str(plan_proto(&nic), "dhcp6", "by DHCPv6");
	ok(plan_is_ip6(&nic), "is of IPv6");
	is_str(plan_search6(&nic), "a.example b.example", "where to look");
	ip6->dhcp.lease.valid = DHCP6_FOREVER;
	plan_setting(&net, &nic, &setting);
	is_int(setting.lifetime, 0, "for ever");

	begin("ip=auto6 rd.peerdns=0");
	plan_nic(&net, &nic);
	lease6();
	ip6->dhcp.lease.address.family = IP_NONE;
	ip6->dhcp.lease.search[0] = '\0';
	plan_setting(&net, &nic, &setting);
	ok(setting.present, "what the kernel has made");
	is_str(show(&setting.address), "fe80::5/64", "that of the link");
	is_str(plan_proto(&nic), "link6", "is no more than that");
	ip6->address = (struct ip_address){ IP_V6, 64, { 0x20, [15] = 7 } };
	plan_setting(&net, &nic, &setting);
	is_str(show(&setting.address), "2000::7/64", "or another");
	is_str(plan_proto(&nic), "auto6", "by a router");
	is_str(plan_search6(&nic), "ra.example", "which says where to look");
	is_int(setting.n_dns, 0, "rd.peerdns=0: no DNS server");
}

static void mean(const char *words, enum nic_method first,
		 enum nic_method second)
{
	begin_twins(words);
	is_int(nic.method, first, "the first is the first's");
	is_int(twin.method, second, "the second is its twin's");
}

/* IPv4 and IPv6, by one ip= each. */
static void test_twins(void)
{
	static struct nic_setting s[2];
	static struct nic other;

	begin("ip=dhcp ip=eth0:auto6 ip=eth1:dhcp");
	ok(!plan_has_twins(&net.options), "of each interface there is one");
	mean("ip=eth0:dhcp ip=eth0:auto6", NIC_DHCP, NIC_IP6);
	ok(nic.named && twin.named, "both are named");
	mean("ip=eth0:dhcp6 ip=dhcp ip=eth0:bootp", NIC_IP6, NIC_DHCP);
	mean("ip=dhcp ip=either6", NIC_DHCP, NIC_IP6);
	ok(!nic.named && !twin.named, "neither is named");
	mean("ip=eth0:dhcp ip=auto6 ip=dhcp", NIC_DHCP, NIC_UNUSED);
	ok(!twin.named, "what is named has nothing of what is for any");
	mean("ip=eth1:dhcp ip=eth1:auto6", NIC_UNUSED, NIC_UNUSED);
	mean("ip=eth0:off ip=eth0:link6", NIC_UNUSED, NIC_IP6);
	mean("ip=link-local", NIC_LINK4, NIC_IP6);
	nic.dhcp.lease.address = IP4(169, 254, 1, 2);
	nic.dhcp.lease.prefix = 16;
	plan_settings(&net, &nic, s);
	is_int(s[0].address.bytes[3], 2, "what it has given itself");
	is_str(plan_proto(&nic), "link4", "which is called so");

	mean("ip=10.0.0.5::10.0.0.1:24::eth0:none:10.0.0.2 ip=[2001:db8::5]::[2001:db8::1]:64::eth0:none:[2001:db8::2] rd.route=10.8.0.0/16::eth0 rd.route=[2001:db8:8::]/48::eth0 nameserver=10.0.0.9",
	     NIC_STATIC, NIC_STATIC);
	plan_settings(&net, &nic, s);
	ok(s[0].twin == &s[1], "each has its setting");
	is_int(s[0].address.family, IP_V4, "one of IPv4");
	is_int(s[1].address.family, IP_V6, "one of IPv6");
	is_int(s[0].n_routes, 2, "a gateway, and a route of its own family");
	is_int(s[0].routes[1].to.family, IP_V4, "which is IPv4");
	is_int(s[1].n_routes, 2, "so does the other");
	is_int(s[1].routes[1].to.family, IP_V6, "which is IPv6");
	is_int(s[0].metric + s[1].metric, 0, "the routes of both count");
	is_int(s[0].n_dns, 2, "DNS servers of one");
	plan_join_dns(s);
	is_int(s[0].n_dns, 3, "and of both, each once");
	ok(s[0].dns[2].family == IP_V6, "the other's at the end");
	other = (struct nic){ .link.index = 9, .configured = true };
	twin.next = &other;
	plan_settings(&net, &nic, s);
	ok(s[0].metric && s[1].metric, "another interface was before");
	plan_settings(&net, &twin, s);
	is_int(s[0].address.family, IP_V6, "the second goes before");
	is_int(s[1].address.family, IP_V4, "its twin is behind it");
	nic.configured = false;
	plan_settings(&net, &twin, s);
	ok(!s[0].twin, "if that has its address");
}

int main(void)
{
	test_twins();
	test_nics();
	test_firmware();
	test_lease();
	test_static();
	test_metric();
	test_ip6();
	return done_testing();
}
