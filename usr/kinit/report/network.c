// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "goal/net.h"
#include "net/address.h"
#include "net/link/stack.h"
#include "report/module.h"
#include "report/network.h"
#include "report/network6.h"

/*
 * How far an interface came: what is wrong with the one that came farthest is
 * the cause, or with that of bootdev=.
 */
enum stage { STAGE_UNUSED, STAGE_DOWN, STAGE_NO_CARRIER, STAGE_ASKS, STAGE_UP };

static enum stage stage(const struct nic *nic)
{
	if (nic->link.gone || nic->method == NIC_UNUSED)
		return STAGE_UNUSED;
	if (nic->configured && goal_net6_is_ready(nic, UINT64_MAX))
		return STAGE_UP;
	if (nic->ip6.taken.family != IP_NONE)
		return STAGE_ASKS;
	if (!nic->raised || nic->error)
		return STAGE_DOWN;
	return nic->link.carrier ? STAGE_ASKS : STAGE_NO_CARRIER;
}

/* What was last heard, if anything. */
static void add_heard(struct text *t, const struct dhcp *dhcp)
{
	bool takes = dhcp->state == DHCP_TAKES;

	if (takes || dhcp->conflict || dhcp->refused)
		text_add(t, "the DHCP server %pN", &dhcp->lease.server);
	if (takes || dhcp->conflict)
		text_add(t, " %s it %pN", takes ? "has offered" : "gives",
			 &dhcp->lease.address);
	if (takes) {
		text_add(t, ", and does not confirm that");
	} else if (dhcp->conflict) {
		text_add(t, ", which %pM has already", dhcp->holder);
	} else if (dhcp->refused) {
		text_add(t, " refuses it an address%s%pE",
			 dhcp->said[0] ? ": " : "", dhcp->said);
	} else if (dhcp->unusable) {
		text_add(t, "an answer of a DHCP server %s", dhcp->problem);
	} else {
		text_add(t, "no DHCP server answers");
	}
}

static void add_asked(struct text *t, const struct dhcp *dhcp)
{
	add_heard(t, dhcp);
	text_add(t, " (asked %u time%s)", dhcp->all_tries,
		 dhcp->all_tries == 1 ? "" : "s");
}

static void add_unused(struct text *t, const struct net *net,
		       const struct nic *nic)
{
	const struct net_link *above =
		stack_above(&net->options, nic->link.name);

	if (nic->link.gone)
		text_add(t, "it is gone");
	else if (nic->error)
		text_add(t, "%s: %s", nic->failed, strerror(-nic->error));
	else if (nic->name_taken)
		text_add(t,
			 "another interface has the name that ifname= gives it");
	else if (above)
		text_add(t, "%s is to be built on it", above->name);
	else if (KINIT_HAS_IBFT && nic->by_firmware)
		text_add(t, "the firmware has no settings for it (iBFT)");
	else
		text_add(t, "no ip= means it");
}

static void add_state(struct text *t, const struct net *net,
		      const struct nic *nic)
{
	switch (stage(nic)) {
	case STAGE_UNUSED:
		add_unused(t, net, nic);
		break;
	case STAGE_DOWN:
		text_add(t, nic->failed ? nic->failed : "it is not up yet");
		if (nic->error)
			text_add(t, ": %s", strerror(-nic->error));
		break;
	case STAGE_NO_CARRIER:
		text_add(t, "no carrier");
		break;
	case STAGE_ASKS:
		if (nic->method == NIC_DHCP)
			add_asked(t, &nic->dhcp);
		else if (nic->method == NIC_LINK4)
			text_add(t,
				 "it asks whether others have its address (%u did)",
				 nic->dhcp.conflicts);
		else if (KINIT_HAS_IPV6)
			report_ip6(t, nic);
		break;
	case STAGE_UP:
		text_add(t, "it has its address");
		break;
	}
}

static void add_nic(struct text *t, const struct net *net,
		    const struct nic *nic)
{
	text_add(t, "%pE (", nic->link.name);
	for (unsigned int i = 0; i < nic->link.address_len && i < 6; i++)
		text_add(t, "%s%02x", i ? ":" : "", nic->link.address[i]);
	text_add(t, "): ");
	add_state(t, net, nic);
	if (stage(nic) == STAGE_NO_CARRIER)
		text_add(t,
			 " (is its cable plugged in, and the other end on?)");
	/* What the path is may be a secret: iSCSI's can have passwords. */
	if (stage(nic) == STAGE_UP && nic->dhcp.lease.server)
		text_add(t, " by the DHCP server %pN%s",
			 &nic->dhcp.lease.server,
			 nic->dhcp.lease.root_path[0]
				 ? ""
				 : ", which names no root path");
	if (stage(nic) == STAGE_UP && nic->dhcp.conflict)
		text_add(t, "; %pM has that, too", nic->dhcp.holder);
}

/* The ports of a bond or bridge may be missing; a VLAN has but one. */
static const char *missing_port(const struct net *net,
				const struct net_link *link)
{
	struct nic *next;

	return !stack_ports(net, link, &next) ? link->ports[0] : NULL;
}

/* What is wrong with a link of the command line. False: nothing is. */
static bool add_link(struct text *t, const struct net *net, unsigned int i)
{
	const struct net_link *link = &net->options.links[i];
	const struct link_driver *driver = &net->drivers[link->kind];
	const char *missing = missing_port(net, link);
	int err = net->builds[i].error;

	if (err && driver->missing)
		text_add(t,
			 "%s cannot be made: neither the kernel nor the image has a driver for it",
			 link->name);
	else if (err)
		text_add(t, "%s cannot be made: %s", link->name,
			 strerror(-err));
	else if (missing)
		text_add(t, "%s, which %s is to be built on, is not there",
			 missing, link->name);
	return err || missing;
}

static const struct nic *farthest(const struct net *net)
{
	const struct nic *best = net->nics;

	for (const struct nic *nic = net->nics; nic; nic = nic->next) {
		if (!strcmp(net->options.bootdev, nic->link.name))
			return nic;
		if (stage(nic) > stage(best))
			best = nic;
	}
	return best;
}

/* The first that something is wrong with. False: there is none. */
static bool add_any_link(struct text *t, const struct net *net)
{
	for (unsigned int i = 0; i < net_n_links(&net->options); i++)
		if (add_link(t, net, i))
			return true;
	return false;
}

static void add_why_none(struct text *t, const struct boot *boot)
{
	const struct net *net = &boot->net;
	const struct nic *nic = farthest(net);

	if (net->options.off) {
		text_add(t, "ip= switches it off");
	} else if (net->error) {
		text_add(t, "the kernel has no network: %s",
			 strerror(-net->error));
	} else if (!nic) {
		text_add(t, "there is no network interface");
		if (KINIT_HAS_MODULES)
			report_nic_driver(t, boot);
	} else if (stage(nic) == STAGE_ASKS || !add_any_link(t, net)) {
		text_add(t, "no interface has an address: ");
		add_nic(t, net, nic);
		if (KINIT_HAS_MODULES && stage(nic) == STAGE_UNUSED)
			report_nic_driver(t, boot);
	}
}

void report_no_network(struct text *t, const struct boot *boot)
{
	if (goal_net_lacks_root_path(boot)) {
		text_add(t,
			 "no DHCP server has named the root (netroot=dhcp): ");
		add_nic(t, &boot->net, farthest(&boot->net));
		text_add(t, "\n");
		return;
	}
	text_add(t, "the network is needed (%s), and ",
		 boot->net.options.need_net ? "rd.neednet=1" : "for the root");
	add_why_none(t, boot);
	text_add(t, "\n");
}

void report_network_cause(struct text *t, const struct boot *boot)
{
	if (!net_is_wanted(&boot->net) || goal_net_is_done(&boot->net))
		return;
	text_add(t, ", and ");
	add_why_none(t, boot);
}

/* One that was named, of which nothing but that may be known. */
static void add_named(struct text *t, const struct net *net, const char *name)
{
	const struct nic *nic = net->nics;

	while (nic && (nic->told || strcmp(nic->link.name, name)))
		nic = nic->next;
	text_add(t, "%pE: ", name);
	if (nic)
		add_state(t, net, nic);
	else
		text_add(t, "it is not there");
}

void report_network_wait(struct text *t, const struct boot *boot)
{
	const struct net *net = &boot->net;
	bool done = goal_net_is_done(net);
	const char *name = done ? goal_net_lacks_named(net) : NULL;

	if (!net_is_wanted(net) || net->error || (done && !name))
		return;
	if (!name && !net->nics)
		text_add(t, "there is no network interface");
	else
		add_named(t, net, name ? name : farthest(net)->link.name);
}

void report_network(struct text *t, const struct boot *boot)
{
	const struct net *net = &boot->net;

	if (!net_is_wanted(net) || net->error)
		return;
	if (!net->nics)
		text_add(t, "There is no network interface.\n");
	else
		text_add(t, "These network interfaces are there:\n");
	for (const struct nic *nic = net->nics; nic; nic = nic->next) {
		if (nic->second && nic->method == NIC_UNUSED)
			continue;
		text_add(t, "  ");
		add_nic(t, net, nic);
		text_add(t, "\n");
	}
	if (add_any_link(t, net))
		text_add(t, "\n");
}
