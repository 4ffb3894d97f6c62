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
	is_int(ask(PROGRESS), NET_CONFIGURE, "the answer is used");
	ok(goal_net_time(&boot) == UINT64_MAX,
	   "and there is no more to wait for");
	nics[0].configured = true;
	is_int(ask(PROGRESS), NET_TELL, "the hooks are told");
	nics[0].told = true;
	is_int(ask(PROGRESS), NET_NOTHING, "which is all");
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

int main(void)
{
	test_order();
	test_others();
	test_needed();
	return done_testing();
}
