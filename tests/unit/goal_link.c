// SPDX-License-Identifier: GPL-2.0-only
/* What interfaces are called, and what is built upon them, and when. */
#include "goal_facts.h"
#include "net/link/stack.h"

static struct nic nics[4];
static struct link_decision d;

/* The @words of the command line; no interface is there yet. */
static void begin_net(const char *words)
{
	static char line[512];

	begin("UUID=" UUID_A);
	memset(nics, 0, sizeof(nics));
	snprintf(line, sizeof(line), "%s", words);
	net_options_parse(&boot.net.options, line);
	is_int(boot.net.options.n_bad, 0, "%s", words);
	boot.net.wanted = boot.net.opened = true;
}

/* The @i-th comes, with an address that ends with @mac. */
static struct nic *come(int i, const char *name, int mac)
{
	struct nic *nic = &nics[i], **last = &boot.net.nics;

	while (*last)
		last = &(*last)->next;
	*last = nic;
	nic->link = (struct link_message){
		.index = i + 2,
		.address_len = 6,
		.address = { 0x52, 0x54, 0, 0, 0, mac },
	};
	strcpy(nic->link.name, name);
	return nic;
}

static enum link_action ask(uint64_t now)
{
	d = goal_link(&boot, now);
	return d.action;
}

static void asks_rename(const char *from, const char *to)
{
	is_int(ask(PROGRESS), LINK_RENAME, "%s", from);
	is_str(d.nic ? d.nic->link.name : "-", from, "is renamed");
	is_str(d.name, to, "to");
	if (d.nic)
		strcpy(d.nic->link.name, d.name);
}

static void test_names(void)
{
	begin_net("ifname=lan:52:54:00:00:00:01");
	come(0, "eth0", 2);
	is_int(ask(PROGRESS), LINK_NOTHING, "another address");
	come(1, "eth1", 1)->raised = true;
	is_int(ask(PROGRESS), LINK_NOTHING, "one that is up");
	nics[1].raised = false;
	nics[1].link.master = 9;
	is_int(ask(PROGRESS), LINK_NOTHING, "a port, which has its bond's");
	nics[1].link.master = 0;
	nics[1].error = -1;
	is_int(ask(PROGRESS), LINK_NOTHING, "one that refused");
	nics[1].error = 0;
	nics[1].link.gone = true;
	is_int(ask(PROGRESS), LINK_NOTHING, "one that is gone");
	nics[1].link.gone = false;
	asks_rename("eth1", "lan");
	is_int(ask(PROGRESS), LINK_NOTHING, "once");
}

static void test_exchange(void)
{
	begin_net(
		"ifname=eth0:52:54:00:00:00:02 ifname=eth1:52:54:00:00:00:01");
	come(0, "eth0", 1);
	come(1, "eth1", 2);
	asks_rename("eth0", "rename2");
	asks_rename("eth1", "eth0");
	asks_rename("rename2", "eth1");
	is_int(ask(PROGRESS), LINK_NOTHING, "they have exchanged their names");

	begin_net("ifname=eth0:52:54:00:00:00:02");
	come(0, "eth0", 1);
	asks_rename("eth0", "rename2");
	is_int(ask(PROGRESS), LINK_NOTHING, "who gives way has any name");
	come(1, "eth0", 2);
	is_int(ask(PROGRESS), LINK_NOTHING, "who comes later has its own");

	begin_net("ifname=eth0:52:54:00:00:00:02");
	come(0, "eth0", 1)->raised = true;
	come(1, "eth1", 2);
	asks_rename("eth1", "rename3");
	is_int(ask(PROGRESS), LINK_RENAME, "who does not give way");
	is_str(d.name, "eth0", "is in the way: the kernel says so");
	nics[1].name_taken = true;
	is_int(ask(PROGRESS), LINK_NOTHING, "once");
	nics[1].name_taken = false;
	nics[0].link.gone = true;
	asks_rename("rename3", "eth0");
}

static void built(const char *name, int i)
{
	is_int(ask(PROGRESS), LINK_BUILD, "%s", name);
	is_str(boot.net.options.links[d.link].name, name, "is built");
	boot.net.builds[d.link].tried = true;
	come(i, name, 9);
}

static void drivers_are_there(void)
{
	for (int i = 0; i < LINK_KINDS; i++)
		boot.net.drivers[i].asked = true;
}

static void test_drivers(void)
{
	struct module module = { .state = MODULE_LOADING };

	begin_net("bond=b:eth0");
	is_int(ask(PROGRESS), LINK_DRIVER, "a driver is asked for");
	boot.net.drivers[LINK_BOND].asked = true;
	boot.net.drivers[LINK_BOND].module = &module;
	is_int(ask(PROGRESS), LINK_NOTHING, "and waited for");
	module.state = MODULE_REFUSED;
	built("b", 0);
	boot.net.builds[0].error = -ENODEV;
	come(1, "eth0", 1);
	is_int(ask(PROGRESS), LINK_NOTHING, "it could not be built");
}

static void test_stack(void)
{
	begin_net("bridge=br:b.5 vlan=b.5:b bond=b:eth0,eth1");
	drivers_are_there();
	built("br", 0);
	built("b", 1);
	built("b.5", 2);
	is_int(ask(PROGRESS), LINK_ATTACH, "the VLAN");
	ok(d.nic == &nics[2] && d.link == 0, "is a port of the bridge");
	nics[2].link.master = nics[0].link.index;
	ok(goal_link_is_ready(&boot.net, &nics[0]),
	   "which can be brought up, as it has one");
	ok(!goal_link_is_ready(&boot.net, &nics[1]), "the bond has none");
	ok(!goal_link_is_ready(&boot.net, &nics[2]),
	   "nor the VLAN, as the bond is down");
	come(3, "eth1", 1);
	is_int(ask(PROGRESS), LINK_NOTHING, "all ports are waited for");
	ok(goal_link_time(&boot) > PROGRESS, "for some time");
	is_int(ask(goal_link_time(&boot)), LINK_ATTACH, "then it goes on");
	ok(d.nic == &nics[3] && d.link == 2, "with what there is");
	nics[3].link.master = nics[1].link.index;
	is_int(ask(goal_link_time(&boot)), LINK_NOTHING, "once");
	ok(goal_link_is_ready(&boot.net, &nics[1]), "the bond has a port");
	ok(!goal_link_is_ready(&boot.net, &nics[3]),
	   "which it brings up by itself");
	nics[1].link.flags = LINK_IS_UP;
	ok(goal_link_is_ready(&boot.net, &nics[2]), "then the VLAN can be");
}

static void test_order(void)
{
	begin_net("bond=b:eth1,eth0");
	drivers_are_there();
	built("b", 0);
	come(1, "eth0", 1);
	is_int(ask(PROGRESS), LINK_NOTHING, "the first port is not there");
	come(2, "eth1", 2);
	is_int(ask(PROGRESS), LINK_ATTACH, "all are");
	ok(d.nic == &nics[2], "the first that is named comes first");
	nics[2].error = -1;
	is_int(ask(goal_link_time(&boot)), LINK_ATTACH, "if it can be");
	ok(d.nic == &nics[1], "else the other one");

	begin_net("vlan=eth0.5:eth0");
	drivers_are_there();
	is_int(ask(PROGRESS), LINK_NOTHING, "what a VLAN is on has not come");
	come(0, "eth0", 1);
	built("eth0.5", 1);
	is_int(ask(PROGRESS), LINK_NOTHING, "it has no ports");

	begin_net("ip=dhcp");
	ok(goal_link_time(&boot) == UINT64_MAX, "nothing is to be built");
}

/* What is brought up and asked for an address. */
static void test_raise(void)
{
	begin_net("ip=eth0.5:dhcp vlan=eth0.5:eth0");
	drivers_are_there();
	come(0, "eth0", 1);
	built("eth0.5", 1);
	nics[1].method = NIC_DHCP;
	nics[1].named = true;
	is_int(goal_net(&boot, PROGRESS).action, NET_RAISE, "a VLAN");
	ok(goal_net(&boot, PROGRESS).nic == &nics[0], "is on what is up first");
	nics[0].raised = true;
	is_int(goal_net(&boot, PROGRESS).action, NET_NOTHING, "wait for that");
	nics[0].link.flags = LINK_IS_UP;
	nics[0].link.carrier = true;
	ok(goal_net(&boot, PROGRESS).nic == &nics[1], "then the VLAN itself");
	nics[1].raised = nics[1].link.carrier = true;
	is_int(goal_net(&boot, PROGRESS).action, NET_ASK, "is asked for");
	ok(goal_net(&boot, PROGRESS).nic == &nics[1], "and nothing else is");

	begin_net("ip=b:dhcp bond=b:eth0");
	drivers_are_there();
	boot.net.builds[0].tried = true;
	come(0, "eth0", 1);
	is_int(goal_net(&boot, PROGRESS).action, NET_NOTHING,
	       "a bond's port is left down");
}

int main(void)
{
	test_names();
	test_exchange();
	test_drivers();
	test_stack();
	test_order();
	test_raise();
	return done_testing();
}
