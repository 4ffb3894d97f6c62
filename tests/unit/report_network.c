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
}

static void test_causes(void)
{
	struct nic *nic = &nics[0];

	begin_net();
	boot.net.nics = NULL;
	make(CAUSE_NETWORK);
	FIRST(NEEDED "there is no network interface");
	boot.net.error = -EPROTONOSUPPORT;
	make(CAUSE_NETWORK);
	FIRST(NEEDED "the kernel has none: Protocol not supported");

	begin_net();
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "no carrier: is its cable plugged in, and the other end on?");
	nic->link.carrier = true;
	nic->dhcp.all_tries = 1;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS "no DHCP server answers (asked 1 time)");
	nic->dhcp.state = DHCP_TAKES;
	nic->dhcp.all_tries = 2;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "a DHCP server has offered an address, and does not confirm it (asked 2 times)");
	nic->dhcp.unusable = 1;
	nic->dhcp.problem = "it is bad";
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the DHCP server's answer cannot be used: it is bad (asked 2 times)");
	nic->dhcp.refused = 1;
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the DHCP server refuses it an address (asked 2 times)");
	nic->error = -EADDRNOTAVAIL;
	nic->failed = "the address is refused";
	make(CAUSE_NETWORK);
	FIRST(NO_ADDRESS
	      "the address is refused: Cannot assign requested address");
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
	ok(strstr(report, "  eth0 (52:54:00:00:00:07): it has its address\n"),
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

int main(void)
{
	report = malloc(SIZE);
	test_causes();
	test_list();
	free(report);
	return done_testing();
}
