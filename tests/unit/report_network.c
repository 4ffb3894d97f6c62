// SPDX-License-Identifier: GPL-2.0-only
/* The report's words for the network. */
#include "report_facts.h"

static struct nic nics[2];

#define NEEDED "the network is needed (rd.neednet=1), and "
#define NO_ADDRESS                                                             \
	NEEDED "no interface has an address: eth0 (52:54:00:00:00:07): "

static void begin_net(void)
{
	static const uint8_t mac[6] = { 0x52, 0x54, 0, 0, 0, 7 };

	begin("UUID=x");
	memset(nics, 0, sizeof(nics));
	strcpy(nics[0].link.name, "eth0");
	memcpy(nics[0].link.address, mac, 6);
	nics[0].link.address_len = 6;
	nics[0].method = NIC_DHCP;
	nics[0].raised = true;
	boot.net.wanted = boot.net.opened = boot.net.options.need_net = true;
	boot.net.nics = nics;
	nics[0].dhcp.lease.server = 0x0a000001;
	nics[0].dhcp.lease.address = 0x0a000005;
}

static void test_causes(void)
{
	struct driverless disk = {
		.what = "SATA controller",
		.bus = "pci",
		.id = "0000:00:1f.2",
	};
	struct driverless card = {
		.what = "Ethernet controller",
		.bus = "pci",
		.id = "0000:00:03.0",
	};
	struct nic *nic = &nics[0];

	begin_net();
	boot.net.nics = NULL;
	make(CAUSE_NETWORK);
	FIRST(NEEDED "there is no network interface");
	boot.modules.have = true;
	boot.modules.driverless = &disk;
	disk.next = &card;
	card.nic = true;
	make(CAUSE_NETWORK);
	FIRST(NEEDED
	      "there is no network interface, and Ethernet controller pci 0000:00:03.0 has no driver");
	boot.net.error = -EPROTONOSUPPORT;
	make(CAUSE_NETWORK);
	FIRST(NEEDED "the kernel has no network: Protocol not supported");

	begin_net();
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "no carrier (is its cable plugged in, and the other end on?)");
	boot.net.options.need_net = false;
	make(CAUSE_NETWORK);
	FIRST("the network is needed (for the root), and no interface has an address: eth0 (52:54:00:00:00:07): no carrier (is its cable plugged in, and the other end on?)");
	boot.net.options.need_net = true;
	nic->link.carrier = true;
	nic->dhcp.all_tries = 1;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "no DHCP server answers (asked 1 time)");
	nic->dhcp.state = DHCP_TAKES;
	nic->dhcp.all_tries = 2;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the DHCP server 10.0.0.1 has offered it 10.0.0.5, and does not confirm that (asked 2 times)");
	nic->dhcp.state = DHCP_ASKS;
	nic->dhcp.unusable = 1;
	nic->dhcp.problem = "is bad";
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "an answer of a DHCP server is bad (asked 2 times)");
	nic->dhcp.refused = 1;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the DHCP server 10.0.0.1 refuses it an address (asked 2 times)");
	strcpy(nic->dhcp.said, "no\033");
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the DHCP server 10.0.0.1 refuses it an address: no\\x1b (asked 2 times)");
	nic->dhcp.conflict = true;
	memset(nic->dhcp.holder, 0x52, 6);
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the DHCP server 10.0.0.1 gives it 10.0.0.5, which 52:52:52:52:52:52 has already (asked 2 times)");
	nic->error = -EADDRNOTAVAIL;
	nic->failed = "the address is refused";
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the address is refused: Cannot assign requested address");
}

/* What root may be behind. */
static void test_root(void)
{
	begin_net();
	boot.net.options.need_net = false;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and no interface has an address: eth0 (52:54:00:00:00:07): no carrier (is its cable plugged in, and the other end on?): root=UUID=x");
	nics[0].method = NIC_UNUSED;
	nics[0].by_firmware = true;
	make(CAUSE_UNREADABLE);
	FIRST("root device not found, and no interface has an address: eth0 (52:54:00:00:00:07): the firmware has no settings for it (iBFT): root=UUID=x");
	boot.net.nics = NULL;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and there is no network interface: root=UUID=x");
	boot.net.nics = nics;
	nics[0].configured = true;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found: root=UUID=x");
	nics[0].configured = false;
	boot.net.wanted = false;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found: root=UUID=x");
}

static void test_ip6(void)
{
	static const struct ip_address ip = { IP_V6,
					      64,
					      { 0xfe, 0x80, [15] = 5 } };
	static struct ip_option option = { .method = IP_METHOD_AUTO6 };
	struct nic *nic = &nics[0];
	struct ip6 *ip6 = &nic->ip6;

	begin_net();
	nic->method = NIC_IP6;
	nic->option = &option;
	nic->link.carrier = true;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "it has no address of the link (fe80::) yet");
	ip6->link = ip;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "no router advertises itself by IPv6");
	ip6->ra.heard = true;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the router advertises no prefix that an address is made of");
	ip6->ra.managed = true;
	ip6->dhcp.all_tries = 1;
	ip6->dhcp.state = DHCP6_INFORMS;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the router advertises no prefix that an address is made of, but that DHCPv6 has addresses (ip=dhcp6)");
	ip6->ra.autonomous = true;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "a router advertises itself, and the kernel has made no address of its prefix yet");
	option.method = IP_METHOD_DHCP6;
	ip6->dhcp.state = DHCP6_SOLICITS;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "no DHCPv6 server answers (asked 1 time)");
	ip6->dhcp.all_tries = 3;
	ip6->dhcp.state = DHCP6_REQUESTS;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "a DHCPv6 server has offered an address, and does not confirm it (asked 3 times)");
	ip6->dhcp.unusable = 1;
	ip6->dhcp.problem = "is bad";
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the DHCPv6 server's answer cannot be used: it is bad (asked 3 times)");
	ip6->dhcp.refused = 1;
	ip6->dhcp.status = 2;
	strcpy(ip6->dhcp.lease.text, "none\033left");
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the DHCPv6 server has no address for it: NoAddrsAvail, \"none\\x1bleft\" (asked 3 times)");
	ip6->dhcp.status = 77;
	ip6->dhcp.lease.text[0] = '\0';
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the DHCPv6 server has no address for it: an unknown status (asked 3 times)");
	option.method = IP_METHOD_EITHER6;
	ip6->ra.heard = false;
	ip6->dhcp.status = 0;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "no router advertises itself by IPv6, and the DHCPv6 server has no address for it: it names none, and no reason (asked 3 times)");
	nic->configured = true;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the kernel has not yet made sure that no other machine has its address");
	ip6->taken = ip;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "another machine has its address fe80::5");
	nic->error = -EADDRINUSE;
	nic->failed = "another machine has its address";
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "another machine has its address fe80::5");
}

static void test_list(void)
{
	begin_net();
	nics[0].next = &nics[1];
	strcpy(nics[1].link.name, "x\033y");
	nics[1].method = NIC_UNUSED;
	nics[0].configured = true;
	make(CAUSE_NOT_FOUND);
	ok(strstr(report, "These network interfaces are there:\n"),
	   "all are listed");
	ok(strstr(report,
		  "  eth0 (52:54:00:00:00:07): it has its address by the DHCP server 10.0.0.1, which names no root path\n"),
	   "one that is up");
	ok(strstr(report, "  x\\x1by (): no ip= means it\n"),
	   "one that nobody wants");
	nics[1].link.gone = true;
	make(CAUSE_NOT_FOUND);
	ok(strstr(report, "it is gone\n"), "one that is gone");
	boot.net.wanted = false;
	make(CAUSE_NOT_FOUND);
	ok(!strstr(report, "network"), "nobody asks: nothing is said");
}

static const char *wait_line(void)
{
	static char line[256];
	struct text t;

	text_init(&t, line, sizeof(line));
	report_waiting(&t, &boot, boot.last_progress);
	return line;
}

static void test_root_path(void)
{
	begin_net();
	nics[0].configured = true;
	boot.net.options.root_by_dhcp = true;
	make(CAUSE_NETWORK);
	FIRST("no DHCP server has named the root (netroot=dhcp): eth0 (52:54:00:00:00:07): it has its address by the DHCP server 10.0.0.1, which names no root path");
	strcpy(nics[0].dhcp.lease.root_path, "iscsi:me:secret@10.0.0.1::::x");
	make(CAUSE_NOT_FOUND);
	ok(!strstr(report, "secret"), "what it names is not told");
	ok(strstr(report, "by the DHCP server 10.0.0.1\n"), "who did is");
}

static void test_link4(void)
{
	begin_net();
	nics[0].method = NIC_LINK4;
	nics[0].link.carrier = true;
	nics[0].dhcp.conflicts = 2;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "it asks whether others have its address (2 did)");
}

/* IPv4 is there, and IPv6 is not. */
static void test_twins(void)
{
	begin_net();
	nics[0].next = nics[0].twin = &nics[1];
	nics[1] = nics[0];
	nics[1].next = NULL;
	nics[1].twin = &nics[0];
	nics[1].second = true;
	nics[1].method = NIC_UNUSED;
	nics[0].link.carrier = nics[1].link.carrier = true;
	nics[0].configured = nics[0].told = true;
	make(CAUSE_NOT_FOUND);
	ok(!strstr(report, "no ip= means it"), "it has no ip= of IPv6");
	nics[1].method = NIC_IP6;
	for (int i = 0; i < 2; i++) {
		nics[i].option = &boot.net.options.ips[i];
		strcpy(boot.net.options.ips[i].device, "eth0");
	}
	boot.net.options.n_ips = 2;
	boot.net.options.ips[1].method = IP_METHOD_AUTO6;
	nics[1].ip6.link.family = IP_V6;
	make(CAUSE_NOT_FOUND);
	ok(strstr(report, "07): it has its address by the DHCP server"),
	   "that of IPv4 is there");
	ok(strstr(report, "07): no router advertises itself by IPv6\n"),
	   "and why that of IPv6 is not");
	ok(strstr(wait_line(), "left: eth0: no router advertises itself"),
	   "which is waited for");
}

static void test_wait(void)
{
	begin_net();
	boot.net.nics = NULL;
	is_str(wait_line(),
	       "kinit: waiting, 30 s left: there is no network interface; root=UUID=x (2 block devices are there)",
	       "no interface is waited for");
	boot.net.nics = nics;
	nics[0].raised = false;
	ok(strstr(wait_line(), "left: eth0: it is not up yet; root="),
	   "one that is to be raised");
	nics[0].raised = true;
	ok(strstr(wait_line(), "left: eth0: no carrier; root="), "a carrier");
	nics[0].link.carrier = true;
	nics[0].dhcp.all_tries = 2;
	ok(strstr(wait_line(),
		  "left: eth0: no DHCP server answers (asked 2 times); root="),
	   "a server");
	nics[0].dhcp.state = DHCP_TAKES;
	ok(strstr(wait_line(),
		  "left: eth0: the DHCP server 10.0.0.1 has offered it 10.0.0.5, and does not confirm that (asked 2 times); root="),
	   "which one");
	nics[0].configured = true;
	ok(!strstr(wait_line(), "eth0"), "it is there");
	nics[0].told = true;
	boot.net.options.n_ips = 2;
	strcpy(boot.net.options.ips[0].device, "eth0");
	strcpy(boot.net.options.ips[1].device, "eth1");
	ok(strstr(wait_line(), "left: eth1: it is not there; root="),
	   "but another is not");
	boot.net.options.n_ips = 0;
	ok(strstr((make(CAUSE_NOT_FOUND), report),
		  "it has its address by the DHCP server 10.0.0.1, which names no root path\n"),
	   "which is told");
	nics[0].dhcp.conflict = true;
	ok(strstr((make(CAUSE_NOT_FOUND), report),
		  "it has its address by the DHCP server 10.0.0.1, which names no root path; 00:00:00:00:00:00 has that, too\n"),
	   "somebody else has it, too");
	boot.net.wanted = nics[0].configured = false;
	ok(!strstr(wait_line(), "eth0"), "nobody asks for it");
}

static void test_links(void)
{
	static char line[] = "vlan=v5:eth7 bond=b:eth0,eth1";

	begin_net();
	net_options_parse(&boot.net.options, line);
	boot.net.options.need_net = true;
	nics[0].method = NIC_UNUSED;
	nics[0].raised = false;
	make(CAUSE_NETWORK);
	FIRST(NEEDED "eth7, which v5 is to be built on, is not there");
	boot.net.builds[0].error = -ENODEV;
	make(CAUSE_NETWORK);
	FIRST(NEEDED "v5 cannot be made: No such device");
	boot.net.drivers[LINK_VLAN].missing = true;
	make(CAUSE_NETWORK);
	FIRST(NEEDED
	      "v5 cannot be made: neither the kernel nor the image has a driver for it");
	nics[0].method = NIC_DHCP;
	nics[0].raised = nics[0].link.carrier = true;
	nics[0].dhcp.all_tries = 1;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "no DHCP server answers (asked 1 time)");

	nics[0].method = NIC_UNUSED;
	make(CAUSE_NOT_FOUND);
	ok(strstr(report, "07): b is to be built on it\n"), "a bond's port");
	nics[0].name_taken = true;
	make(CAUSE_NOT_FOUND);
	ok(strstr(report, "another interface has the name"), "a name");
	nics[0].failed = "it cannot be made a port";
	nics[0].error = -EBUSY;
	make(CAUSE_NOT_FOUND);
	ok(strstr(report, "07): it cannot be made a port: Device or resource"),
	   "what failed");
}

int main(void)
{
	report = malloc(SIZE);
	test_causes();
	test_root();
	test_ip6();
	test_list();
	test_root_path();
	test_wait();
	test_twins();
	test_link4();
	test_links();
	free(report);
	return done_testing();
}
