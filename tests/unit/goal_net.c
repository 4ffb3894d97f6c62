// SPDX-License-Identifier: GPL-2.0-only
/* What is done about the network, and when. */
#include "goal_facts.h"

static struct nic nics[2];

static void begin_net(void)
{
	begin("UUID=" UUID_A);
	memset(nics, 0, sizeof(nics));
	nics[0].next = &nics[1];
	for (int i = 0; i < 2; i++) {
		nics[i].link.index = i + 2;
		nics[i].method = NIC_DHCP;
		nics[i].raised = nics[i].link.carrier = true;
	}
	nics[1].method = NIC_UNUSED;
	boot.net.wanted = boot.net.opened = true;
	boot.net.options.carrier_timeout = NET_TIMEOUT_UNSET;
	boot.net.options.dhcp_timeout = NET_TIMEOUT_UNSET;
	boot.net.nics = nics;
}

static enum net_action ask(uint64_t now)
{
	return goal_net(&boot, now).action;
}

static void test_order(void)
{
	begin_net();
	boot.net.wanted = false;
	is_int(ask(PROGRESS), NET_NOTHING, "nobody asks for the network");
	boot.net.wanted = true;
	boot.net.opened = false;
	is_int(ask(PROGRESS), NET_OPEN, "somebody does");
	boot.looked = false;
	is_int(ask(PROGRESS), NET_NOTHING, "before anything is looked at");
	boot.looked = boot.net.opened = true;
	nics[0].raised = nics[0].link.carrier = false;
	is_int(ask(PROGRESS), NET_RAISE, "an interface is brought up");
	nics[0].raised = true;
	is_int(ask(PROGRESS), NET_NOTHING, "its carrier is waited for");
	nics[0].link.carrier = true;
	is_int(ask(PROGRESS), NET_ASK, "then a server is asked");
	nics[0].dhcp.state = DHCP_ASKS;
	nics[0].dhcp.next = PROGRESS + 1000;
	is_int(ask(PROGRESS), NET_NOTHING, "who is given time to answer");
	is_int(goal_net_time(&boot), PROGRESS + 1000, "some");
	is_int(ask(PROGRESS + 1000), NET_ASK, "and is asked again");
	nics[0].dhcp.state = DHCP_HAS;
	is_int(ask(PROGRESS), NET_NOTHING, "who has the address may say so");
	is_int(goal_net_time(&boot), PROGRESS + 1000, "for some time");
	is_int(ask(PROGRESS + 1000), NET_CONFIGURE, "then it is used");
	nics[0].configured = true;
	ok(goal_net_time(&boot) == UINT64_MAX,
	   "and there is no more to wait for");
	is_int(ask(PROGRESS), NET_TELL, "the hooks are told");
	nics[0].told = true;
	is_int(ask(PROGRESS), NET_NOTHING, "which is all");
}

static void test_stray(void)
{
	begin_net();
	nics[1].stray = true;
	nics[0].raised = nics[0].link.carrier = false;
	is_int(ask(PROGRESS), NET_RAISE, "each in its turn");
	nics[0].raised = true;
	is_int(ask(PROGRESS), NET_CLEAR, "what nobody uses, too");
	nics[1].stray = false;
	nics[0].stray = nics[0].link.carrier = true;
	nics[0].raised = false;
	is_int(ask(PROGRESS), NET_CLEAR, "before anything else");
}

static void test_firmware(void)
{
	static struct module module;

	begin_net();
	boot.net.opened = false;
	boot.net.options.ibft = true;
	is_int(ask(PROGRESS), NET_ASK_FIRMWARE, "the table needs a module");
	boot.net.ibft_asked = true;
	boot.net.ibft_module = &module;
	is_int(ask(PROGRESS), NET_NOTHING, "which is waited for");
	module.state = MODULE_MISSING;
	is_int(ask(PROGRESS), NET_READ_FIRMWARE, "however it ends");
	boot.net.ibft_module = NULL;
	is_int(ask(PROGRESS), NET_READ_FIRMWARE, "or if it is built in");
	boot.net.ibft_read = true;
	is_int(ask(PROGRESS), NET_OPEN, "then the interfaces are looked at");
}

static void test_others(void)
{
	begin_net();
	nics[1].method = NIC_DHCP;
	nics[0].dhcp.state = DHCP_ASKS;
	nics[0].dhcp.next = UINT64_MAX;
	ok(goal_net(&boot, PROGRESS).nic == &nics[1], "the other one asks too");
	nics[0].configured = nics[0].told = true;
	nics[0].dhcp.state = DHCP_IDLE;
	is_int(ask(PROGRESS), NET_NOTHING, "until one has an address");
	nics[1].dhcp.state = DHCP_TAKES;
	ok(goal_net(&boot, PROGRESS).action == NET_STOP &&
		   goal_net(&boot, PROGRESS).nic == &nics[1],
	   "then it stops");
	nics[1].dhcp.state = DHCP_IDLE;
	nics[1].named = true;
	is_int(ask(PROGRESS), NET_ASK, "but for one that is named");
	nics[0].link.gone = true;
	nics[1].named = false;
	is_int(ask(PROGRESS), NET_ASK, "or if the first is gone again");
	nics[1].error = -1;
	is_int(ask(PROGRESS), NET_NOTHING, "one that fails is left alone");
	nics[1].error = 0;
	nics[1].method = NIC_STATIC;
	is_int(ask(PROGRESS), NET_CONFIGURE, "one with an address of its own");
	boot.net.error = -1;
	is_int(ask(PROGRESS), NET_NOTHING, "there is no network");
}

static void test_needed(void)
{
	begin_net();
	boot.devices = device("sda2");
	is_int(goal_decide(&boot, PROGRESS).step, STEP_MOUNT,
	       "a root is there");
	boot.net.options.need_net = true;
	is_int(goal_decide(&boot, PROGRESS).step, STEP_NETWORK,
	       "but the network is needed first");
	nics[0].dhcp.state = DHCP_ASKS;
	nics[0].dhcp.next = UINT64_MAX;
	is_int(goal_decide(&boot, PROGRESS).step, STEP_WAIT,
	       "it is waited for");
	is_int(goal_decide(&boot, DEADLINE).cause, CAUSE_NETWORK,
	       "for so long");
	nics[0].configured = true;
	is_int(goal_decide(&boot, PROGRESS).step, STEP_NETWORK,
	       "the hooks hear of it");
	nics[0].told = true;
	is_int(goal_decide(&boot, PROGRESS).step, STEP_MOUNT,
	       "then the root is mounted");
}

/* Several that are named, and one that counts. */
static void test_named(void)
{
	begin_net();
	boot.devices = device("sda2");
	boot.net.options.need_net = true;
	strcpy(nics[0].link.name, "eth0");
	strcpy(nics[1].link.name, "eth1");
	nics[1].method = NIC_DHCP;
	nics[0].named = nics[1].named = true;
	boot.net.options.n_ips = 2;
	strcpy(boot.net.options.ips[0].device, "eth0");
	strcpy(boot.net.options.ips[1].device, "eth1");
	nics[0].configured = nics[0].told = true;
	nics[1].dhcp.state = DHCP_ASKS;
	nics[1].dhcp.next = UINT64_MAX;
	is_int(goal_decide(&boot, PROGRESS).step, STEP_WAIT,
	       "the second is waited for");
	is_int(goal_decide(&boot, DEADLINE).step, STEP_MOUNT,
	       "for so long; then it is done without");
	boot.net.options.dhcp_timeout = 5;
	nics[1].dhcp.started = PROGRESS;
	is_int(goal_decide(&boot, PROGRESS + 5000).step, STEP_MOUNT,
	       "or for less");
	nics[0].next = NULL;
	is_int(goal_decide(&boot, PROGRESS).step, STEP_WAIT,
	       "one that is not there yet, too");
	is_int(goal_decide(&boot, DEADLINE).step, STEP_MOUNT, "nor for ever");
	nics[0].next = &nics[1];
	strcpy(boot.net.options.bootdev, "eth0");
	is_int(goal_decide(&boot, PROGRESS).step, STEP_MOUNT,
	       "the one that counts is there");
	strcpy(boot.net.options.bootdev, "eth1");
	is_int(goal_decide(&boot, PROGRESS).step, STEP_WAIT, "or it is not");
	is_int(goal_decide(&boot, DEADLINE).cause, CAUSE_NETWORK,
	       "without it there is no network");
}

/* Both are the same interface, with an ip= of each family. */
static void begin_twins(void)
{
	struct net_options *options = &boot.net.options;

	begin_net();
	boot.devices = device("sda2");
	options->need_net = true;
	options->n_ips = 2;
	options->ips[0].method = IP_METHOD_DHCP;
	options->ips[1].method = IP_METHOD_AUTO6;
	nics[1].method = NIC_IP6;
	nics[1].second = true;
	nics[1].link.index = nics[0].link.index;
	for (int i = 0; i < 2; i++) {
		nics[i].twin = &nics[!i];
		nics[i].option = &options->ips[i];
	}
	nics[0].dhcp.state = DHCP_ASKS;
	nics[0].dhcp.next = UINT64_MAX;
}

static void name_twins(void)
{
	for (int i = 0; i < 2; i++) {
		strcpy(boot.net.options.ips[i].device, "eth0");
		strcpy(nics[i].link.name, "eth0");
		nics[i].named = true;
	}
}

static void test_twins(void)
{
	for (int named = 0; named < 2; named++) {
		begin_twins();
		if (named)
			name_twins();
		is_int(goal_decide(&boot, PROGRESS).step, STEP_WAIT,
		       "both are waited for");
		nics[0].configured = nics[0].told = true;
		is_int(goal_decide(&boot, PROGRESS).step, STEP_WAIT,
		       "the second, too");
		is_int(goal_decide(&boot, DEADLINE).step, STEP_MOUNT,
		       "for so long; then it is done without");
		nics[1].error = -1;
		is_int(goal_decide(&boot, PROGRESS).step, STEP_MOUNT,
		       "or it has failed");
		nics[1].error = 0;
		nics[1].ip6.link.family = nics[1].ip6.address.family = IP_V6;
		nics[1].ip6.ra.heard = true;
		ok(goal_net(&boot, PROGRESS).nic == &nics[1],
		   "its address is not in vain");
		is_int(ask(PROGRESS), NET_CONFIGURE, "it is used");
		nics[1].configured = true;
		is_int(goal_decide(&boot, PROGRESS).step, STEP_NETWORK,
		       "the hooks hear of that, too");
		nics[1].told = true;
		is_int(goal_decide(&boot, PROGRESS).step, STEP_MOUNT,
		       "then the root is mounted");
	}
	ok(!goal_net_lacks_named(&boot.net), "there is no other");
	nics[0].told = false;
	is_str(goal_net_lacks_named(&boot.net), "eth0", "half of it is not it");
	strcpy(boot.net.options.bootdev, "eth0");
	is_int(goal_decide(&boot, PROGRESS).step, STEP_NETWORK,
	       "of the one that counts both are waited for");
}

/* rd.net.timeout.carrier= and rd.net.timeout.dhcp= */
static void test_timeouts(void)
{
	begin_net();
	boot.net.options.need_net = true;
	boot.net.options.carrier_timeout = 5;
	boot.net.options.dhcp_timeout = 40;
	nics[0].no_carrier = PROGRESS + 2000;
	nics[0].link.carrier = false;
	is_int(goal_deadline(&boot), PROGRESS + 7000, "for a carrier");
	is_int(goal_decide(&boot, PROGRESS + 6999).step, STEP_WAIT, "less");
	is_int(goal_decide(&boot, PROGRESS + 7000).cause, CAUSE_NETWORK,
	       "no more");
	nics[0].link.carrier = true;
	is_int(goal_deadline(&boot), DEADLINE, "it is there");
	nics[0].dhcp.state = DHCP_ASKS;
	nics[0].dhcp.started = PROGRESS + 1000;
	is_int(goal_deadline(&boot), PROGRESS + 41000, "for an answer");
	nics[1].method = NIC_DHCP;
	nics[1].link.carrier = false;
	nics[1].no_carrier = PROGRESS;
	is_int(goal_deadline(&boot), PROGRESS + 41000, "the longest counts");
	nics[0].error = -1;
	is_int(goal_deadline(&boot), PROGRESS + 5000,
	       "of those that may still come");
	boot.net.options.carrier_timeout = NET_TIMEOUT_UNSET;
	is_int(goal_deadline(&boot), DEADLINE, "not given");
	nics[1].error = -1;
	is_int(goal_deadline(&boot), DEADLINE, "none may come");
	boot.net.options.carrier_timeout = 5;
	nics[1].error = 0;
	boot.net.options.need_net = false;
	is_int(goal_deadline(&boot), DEADLINE, "it is not needed");
	boot.net.options.net_root = true;
	is_int(goal_deadline(&boot), PROGRESS + 5000, "the root needs it");
	is_int(goal_decide(&boot, PROGRESS + 5000).cause, CAUSE_NETWORK,
	       "so that is why there is no root");
	nics[0].error = 0;
	nics[0].configured = nics[0].told = true;
	is_int(goal_decide(&boot, DEADLINE).cause, CAUSE_NOT_FOUND,
	       "with it, it would be another reason");
	boot.net.options.root_by_dhcp = true;
	is_int(goal_decide(&boot, DEADLINE).cause, CAUSE_NETWORK,
	       "which is that nobody has named the root");
	strcpy(nics[0].dhcp.lease.root_path, "/");
	is_int(goal_decide(&boot, DEADLINE).cause, CAUSE_NOT_FOUND,
	       "or somebody has");
	nics[0].configured = false;
	boot.reported = true;
	ok(goal_deadline(&boot) == UINT64_MAX, "there was a report: for ever");
}

/* It gives itself an address, and asks who has it. */
static void test_link4(void)
{
	begin_net();
	nics[0].method = NIC_LINK4;
	is_int(ask(PROGRESS), NET_ASK, "it is asked who has the address");
	nics[0].dhcp.state = DHCP_TAKES;
	nics[0].dhcp.next = PROGRESS + 500;
	is_int(ask(PROGRESS), NET_NOTHING, "who may say so");
	is_int(goal_net_time(&boot), PROGRESS + 500, "for some time");
	is_int(ask(PROGRESS + 500), NET_ASK, "which is asked again");
	nics[0].dhcp.state = DHCP_HAS;
	is_int(ask(PROGRESS + 500), NET_CONFIGURE, "nobody has");
}

/* For IPv6 it begins when somebody can be asked. */
static void test_timeouts6(void)
{
	begin_twins();
	nics[0].method = NIC_UNUSED;
	boot.net.options.dhcp_timeout = 40;
	is_int(goal_deadline(&boot), DEADLINE, "it has no address of the link");
	nics[1].ip6.link.family = IP_V6;
	nics[1].ip6.link_since = PROGRESS + 1000;
	is_int(goal_deadline(&boot), PROGRESS + 41000, "for a router");
	nics[0].method = NIC_DHCP;
	nics[0].dhcp.started = PROGRESS;
	nics[0].configured = nics[0].told = true;
	boot.net.options.dhcp_timeout = 2;
	is_int(goal_decide(&boot, PROGRESS + 2999).step, STEP_WAIT,
	       "so long after IPv4 is there");
	is_int(goal_decide(&boot, PROGRESS + 3000).step, STEP_MOUNT,
	       "and no longer");
}

int main(void)
{
	test_order();
	test_stray();
	test_firmware();
	test_others();
	test_needed();
	test_named();
	test_twins();
	test_timeouts();
	test_timeouts6();
	test_link4();
	return done_testing();
}
