// SPDX-License-Identifier: GPL-2.0-only
/* What the managers of the real system are told. */
#include "net_facts.h"
#include "net/state/manager_text.h"

static char buf[MANAGER_TEXT_SIZE];

static const char *networkd(void)
{
	struct text t;

	plan_setting(&net, &nic, &setting);
	text_init(&t, buf, sizeof(buf));
	networkd_text(&t, &net, &nic, &setting);
	return buf;
}

static const char *profile(const struct nic *of, bool has_address)
{
	struct text t;

	plan_setting(&net, of, &setting);
	text_init(&t, buf, sizeof(buf));
	nm_profile_text(&t, &net, of, has_address ? &setting : NULL);
	return buf;
}

static void begin_lease(const char *words)
{
	begin(words);
	plan_nic(&net, &nic);
	lease();
	nic.dhcp.client.hardware_type = 1;
	nic.dhcp.client.hardware_len = 6;
	memcpy(nic.dhcp.client.hardware, nic.link.address, 6);
	dhcp_id_hardware(&nic.dhcp.client);
}

static void begin_static(const char *words)
{
	begin(words);
	plan_nic(&net, &nic);
}

#define MATCH "[Match]\nName=eth0\n[Network]\nKeepConfiguration=yes\n"
#define LEASE "DHCP=ipv4\n[DHCPv4]\nClientIdentifier="
#define GATEWAY                                                                \
	"[Route]\nDestination=0.0.0.0/0\nGateway=10.0.0.1\nGatewayOnLink=yes\n"

static void test_networkd6(void)
{
	begin("ip=dhcp6");
	plan_nic(&net, &nic);
	lease6();
	dhcp6_identify(&nic.ip6.dhcp.client, 1, nic.link.address, 6);
	is_str(networkd(),
	       MATCH
	       "IPv6AcceptRA=yes\nDHCP=ipv6\n[DHCPv6]\nWithoutRA=solicit\n"
	       "IAID=7\nDUIDType=link-layer\n",
	       "a lease of DHCPv6");
	nic.ip6.dhcp.lease.address.family = IP_NONE;
	is_str(networkd(), MATCH "IPv6AcceptRA=yes\n",
	       "an address by a router");
}

static const char *networkd_both(const struct nic *of)
{
	static struct nic_setting s[2];
	struct text t;

	plan_settings(&net, of, s);
	text_init(&t, buf, sizeof(buf));
	networkd_text(&t, &net, of, s);
	return buf;
}

static const char *profile_both(const struct nic *of)
{
	static struct nic_setting s[2];
	struct text t;

	plan_settings(&net, of, s);
	text_init(&t, buf, sizeof(buf));
	nm_profile_text(&t, &net, of, s);
	return strstr(buf, "[ipv4]");
}

#define STATICS                                                                \
	"ip=10.0.0.5::10.0.0.1:24::eth0:none:10.0.0.2 "                        \
	"ip=[2001:db8::5]::[2001:db8::1]:64::eth0:none:[2001:db8::2]"

/* IPv4 and IPv6, of which each comes by itself. */
static void test_twins(void)
{
	begin_twins(STATICS);
	is_str(networkd_both(&nic),
	       MATCH "DNS=10.0.0.2\nAddress=10.0.0.5/24\nDNS=2001:db8::2\n"
		     "Address=2001:db8::5/64\n" GATEWAY
		     "[Route]\nDestination=::/0\nGateway=2001:db8::1\n",
	       "both are static");
	is_str(profile_both(&nic),
	       "[ipv4]\nmethod=manual\naddress1=10.0.0.5/24\n"
	       "route1=0.0.0.0/0,10.0.0.1\ndns=10.0.0.2;\n"
	       "[ipv6]\nmethod=manual\naddress1=2001:db8::5/64\n"
	       "route1=::/0,2001:db8::1\ndns=2001:db8::2;\n",
	       "so NetworkManager has it");
	begin_twins("ip=dhcp ip=dhcp6");
	lease();
	dhcp_id_hardware(&nic.dhcp.client);
	lease6_of(&twin);
	dhcp6_identify(&twin.ip6.dhcp.client, 1, nic.link.address, 6);
	is_str(networkd_both(&nic),
	       MATCH "IPv6AcceptRA=yes\nDHCP=yes\n[DHCPv4]\n"
		     "ClientIdentifier=mac\n[DHCPv6]\nWithoutRA=solicit\n"
		     "IAID=7\nDUIDType=link-layer\n",
	       "both are a server's");
	ok(strstr(profile_both(&twin), "[ipv4]\nmethod=auto\n") &&
		   strstr(buf, "[ipv6]\nmethod=auto\n"),
	   "so NetworkManager has it");
	nic.method = NIC_LINK4;
	ok(strstr(networkd_both(&nic), "\nAddress=10.0.0.5/24\n"),
	   "what it has given itself stays");
	ok(strstr(profile_both(&twin), "[ipv4]\nmethod=manual\n"),
	   "so NetworkManager has it");
	nic.method = NIC_DHCP;
	twin.ip6.dhcp.lease.address.family = IP_NONE;
	is_str(networkd_both(&nic), MATCH "IPv6AcceptRA=yes\n" LEASE "mac\n",
	       "by a server and a router");
	is_str(networkd_both(&twin), MATCH "IPv6AcceptRA=yes\n" LEASE "mac\n",
	       "whichever is named first");
	nic.configured = false;
	is_str(networkd_both(&twin), MATCH "IPv6AcceptRA=yes\n",
	       "or one has not come");
}

static void test_networkd(void)
{
	static const uint8_t duid[] = { 0, 4, 0xa, 0xb, 0xc, 0xd };

	begin_lease("ip=dhcp");
	is_str(networkd(), MATCH LEASE "mac\n", "a lease");
	begin_lease(
		"ip=dhcp nameserver=10.0.0.9 rd.route=10.8.0.0/16:10.0.0.7");
	is_str(networkd(),
	       MATCH "DNS=10.0.0.9\n" LEASE
		     "mac\n[Route]\nDestination=10.8.0.0/16\n"
		     "Gateway=10.0.0.7\nGatewayOnLink=yes\n",
	       "with what no server will tell");
	begin_lease("ip=dhcp");
	dhcp_id_duid(&nic.dhcp.client, 0x01020304, duid, sizeof(duid));
	is_str(networkd(),
	       MATCH LEASE "duid\nIAID=16909060\nDUIDType=4\n"
			   "DUIDRawData=0a:0b:0c:0d\n",
	       "a client identifier of RFC 4361");
	nic.link.has_permanent = true;
	nic.link.permanent[5] = 9;
	ok(strstr(networkd(),
		  "[Match]\nPermanentMACAddress=00:00:00:00:00:09\n[Net"),
	   "hardware is known by its address");
	strcpy(nic.link.kind, "vlan");
	ok(strstr(networkd(), "[Match]\nName=eth0\n"),
	   "what is built by its name");

	begin_static("ip=10.0.0.5::10.0.0.1:24::eth0:none:10.0.0.2");
	is_str(networkd(), MATCH "DNS=10.0.0.2\nAddress=10.0.0.5/24\n" GATEWAY,
	       "a static address");
	begin_static("ip=[2001:db8::5]::[fe80::1]:64::eth0:none");
	is_str(networkd(),
	       MATCH "Address=2001:db8::5/64\n"
		     "[Route]\nDestination=::/0\nGateway=fe80::1\n",
	       "one of IPv6");
	begin_static("ip=10.0.0.5:10.0.0.6/32::32::eth0:none");
	is_str(networkd(),
	       MATCH "Address=10.0.0.5/32\n[Route]\nDestination=10.0.0.6/32\n",
	       "a link to one other");
}

static void test_link(void)
{
	struct text t;

	begin("");
	text_init(&t, buf, sizeof(buf));
	udev_link_text(&t, &nic);
	is_str(buf,
	       "[Match]\nOriginalName=eth0\n[Link]\n"
	       "AlternativeNamesPolicy=database onboard slot path\n"
	       "MACAddressPolicy=none\n",
	       "udev changes nothing");
	nic.link.has_permanent = true;
	text_init(&t, buf, sizeof(buf));
	udev_link_text(&t, &nic);
	ok(strstr(buf, "[Match]\nPermanentMACAddress=00:00:00:00:00:00\n[L"),
	   "of hardware, known by its address");
}

#define PROFILE                                                                \
	"[connection]\nid=kinit-eth0\n"                                        \
	"uuid=6b696e69-7400-4000-8000-000000000002\n"                          \
	"type=ethernet\nautoconnect-priority=-100\n"
#define BY_NAME "interface-name=eth0\n"

static void test_profile(void)
{
	struct text t;

	begin_lease(
		"ip=dhcp nameserver=2001:db8::9 rd.route=10.8.0.0/16:10.0.0.7");
	is_str(profile(&nic, true),
	       PROFILE BY_NAME "[ipv4]\nmethod=auto\n"
			       "route1=10.8.0.0/16,10.0.0.7\ndns=\n"
			       "dhcp-client-id=01:52:54:00:00:00:07\n"
			       "[ipv6]\nmethod=auto\n",
	       "a lease");
	nic.link.has_permanent = true;
	ok(strstr(profile(&nic, true),
		  "-100\n[ethernet]\nmac-address=00:00:00:00:00:00\n[ipv4]"),
	   "hardware is known by its address");
	begin_static("ip=10.0.0.5::10.0.0.1:24::eth0:none:10.0.0.2:10.0.0.3");
	is_str(profile(&nic, true),
	       PROFILE BY_NAME "[ipv4]\nmethod=manual\n"
			       "address1=10.0.0.5/24\n"
			       "route1=0.0.0.0/0,10.0.0.1\n"
			       "dns=10.0.0.2;10.0.0.3;\n"
			       "[ipv6]\nmethod=auto\n",
	       "a static address");
	begin_static("ip=[2001:db8::5]:::64::eth0:none");
	is_str(profile(&nic, true),
	       PROFILE BY_NAME "[ipv4]\nmethod=disabled\n"
			       "[ipv6]\nmethod=manual\n"
			       "address1=2001:db8::5/64\ndns=\n",
	       "one of IPv6");
	text_init(&t, buf, sizeof(buf));
	nm_device_text(&t, &nic);
	is_str(buf,
	       "[device]\nmanaged=true\n"
	       "connection-uuid=6b696e69-7400-4000-8000-000000000002\n",
	       "the state of a device");
}

#define BUILT(name, index, type)                                               \
	"[connection]\nid=kinit-" name "\n"                                    \
	"uuid=6b696e69-7400-4000-8000-0000000000" index "\n"                   \
	"type=" type "\nautoconnect-priority=-100\n"                           \
	"interface-name=" name "\n"
#define NONE "[ipv4]\nmethod=disabled\n[ipv6]\nmethod=disabled\n"

static void test_built(void)
{
	static struct nic bond, vlan;

	begin("vlan=v5:b bond=b:eth0:mode=1,arp_ip_target=10.0.0.1;10.0.0.2 bridge=r:v5");
	nic.next = &bond;
	bond = (struct nic){ .next = &vlan, .link.index = 10 };
	strcpy(bond.link.name, "b");
	vlan.link.index = 17;
	strcpy(vlan.link.name, "v5");
	nic.link.master = 10;
	is_str(profile(&nic, false),
	       PROFILE BY_NAME "master=6b696e69-7400-4000-8000-00000000000a\n"
			       "slave-type=bond\n",
	       "a bond's port");
	is_str(profile(&bond, false),
	       BUILT("b", "0a",
		     "bond") "[bond]\nmode=1\n"
			     "arp_ip_target=10.0.0.1,10.0.0.2\n" NONE,
	       "the bond");
	is_str(profile(&vlan, false),
	       BUILT("v5", "11",
		     "vlan") "[vlan]\nid=5\n"
			     "parent=6b696e69-7400-4000-8000-00000000000a\n" NONE,
	       "the VLAN on it");
	strcpy(vlan.link.name, "r");
	is_str(profile(&vlan, false),
	       BUILT("r", "11", "bridge") "[bridge]\nstp=false\n" NONE,
	       "the bridge of that");
}

/* Nothing of what a server said is in there, but for numbers. */
static void test_hostile(void)
{
	static const char *const bad[] = {
		"",    "a b", "a\nb", "e*",  "e?",  "[e]", "a;b", "$(x)",
		"a'b", "a\"", "a/b",  "a\\", "a=b", "#a",  "%i",  "\xc3\xa4",
	};
	struct dhcp_lease *l = &nic.dhcp.lease;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ok(!plain_name(bad[i]), "no name for files, %u",
		   (unsigned int)i);
	ok(plain_name("enp0s3.5") && plain_name("A-b_9"), "names");

	begin_lease("ip=dhcp");
	strcpy(l->host_name, "$(reboot)");
	strcpy(l->domain, "x\n[Network]");
	strcpy(l->search, "x\nKeepConfiguration=no");
	strcpy(l->root_path, "\n[Match]\nName=*");
	strcpy(l->bootfile, "`reboot`");
	is_str(networkd(), MATCH LEASE "mac\n", "networkd reads none of it");
	is_str(profile(&nic, true),
	       PROFILE BY_NAME "[ipv4]\nmethod=auto\ndns=\n"
			       "dhcp-client-id=01:52:54:00:00:00:07\n"
			       "[ipv6]\nmethod=auto\n",
	       "nor does NetworkManager");
	nic.dhcp.client.id_len = DHCP_CLIENT_ID_MAX;
	memset(nic.dhcp.client.id, 0xff, DHCP_CLIENT_ID_MAX);
	l->n_routes = DHCP_ROUTES_MAX;
	ok(strlen(networkd()) < 1500, "the longest identifier");
	ok(strlen(profile(&nic, true)) < 1500, "twice");
}

/* All routes and servers that there can be. */
static void test_longest(void)
{
	char words[1024] =
		"ip=[2001:db8:1111:2222:3333:4444:5555:6666]::[2001:db8:1111:2222:3333:4444:5555:7777]:64::eth0:none:[2001:db8:1111:2222:3333:4444:5555:8888]:[2001:db8:1111:2222:3333:4444:5555:9999]";
	char *end = words + strlen(words);

	for (int i = 0; i < NET_ROUTES_MAX; i++)
		end += sprintf(end,
			       " rd.route=[2001:db8:%d::]/48:[2001:db8:1111:2222:3333:4444:5555:%d]",
			       1000 + i, 1000 + i);
	begin_static(words);
	ok(strlen(networkd()) < MANAGER_TEXT_SIZE / 2, "they all fit");
	ok(strlen(profile(&nic, true)) < MANAGER_TEXT_SIZE / 2, "twice");
}

int main(void)
{
	test_link();
	test_networkd();
	test_networkd6();
	test_twins();
	test_profile();
	test_built();
	test_hostile();
	test_longest();
	return done_testing();
}
