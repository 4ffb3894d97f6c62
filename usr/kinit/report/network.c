// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "report/network.h"

/*
 * How far an interface came: what is wrong with the one that came farthest is
 * the cause.
 */
enum stage { STAGE_UNUSED, STAGE_DOWN, STAGE_NO_CARRIER, STAGE_ASKS, STAGE_UP };

static enum stage stage(const struct nic *nic)
{
	if (nic->link.gone || nic->method == NIC_UNUSED)
		return STAGE_UNUSED;
	if (nic->configured)
		return STAGE_UP;
	if (!nic->raised || nic->error)
		return STAGE_DOWN;
	return nic->link.carrier ? STAGE_ASKS : STAGE_NO_CARRIER;
}

static void add_asked(struct text *t, const struct dhcp *dhcp)
{
	if (dhcp->refused)
		text_add(t, "the DHCP server refuses it an address");
	else if (dhcp->unusable)
		text_add(t, "the DHCP server's answer cannot be used: %s",
			 dhcp->problem);
	else if (dhcp->state == DHCP_TAKES)
		text_add(t,
			 "a DHCP server has offered an address, and does not confirm it");
	else
		text_add(t, "no DHCP server answers");
	text_add(t, " (asked %u time%s)", dhcp->all_tries,
		 dhcp->all_tries == 1 ? "" : "s");
}

static void add_state(struct text *t, const struct nic *nic)
{
	switch (stage(nic)) {
	case STAGE_UNUSED:
		text_add(t, nic->link.gone ? "it is gone" : "no ip= means it");
		break;
	case STAGE_DOWN:
		text_add(t, "%s: %s",
			 nic->failed ? nic->failed : "it is not up yet",
			 strerror(-nic->error));
		break;
	case STAGE_NO_CARRIER:
		text_add(t,
			 "no carrier: is its cable plugged in, and the other end on?");
		break;
	case STAGE_ASKS:
		add_asked(t, &nic->dhcp);
		break;
	case STAGE_UP:
		text_add(t, "it has its address");
		break;
	}
}

static void add_nic(struct text *t, const struct nic *nic)
{
	text_add_escaped(t, nic->link.name);
	text_add(t, " (");
	for (unsigned int i = 0; i < nic->link.address_len && i < 6; i++)
		text_add(t, "%s%02x", i ? ":" : "", nic->link.address[i]);
	text_add(t, "): ");
	add_state(t, nic);
}

static const struct nic *farthest(const struct net *net)
{
	const struct nic *best = net->nics;

	for (const struct nic *nic = net->nics; nic; nic = nic->next)
		if (stage(nic) > stage(best))
			best = nic;
	return best;
}

void report_no_network(struct text *t, const struct boot *boot)
{
	const struct net *net = &boot->net;
	const struct nic *nic = farthest(net);

	text_add(t, "the network is needed (rd.neednet=1), and ");
	if (net->error)
		text_add(t, "the kernel has none: %s\n", strerror(-net->error));
	else if (!nic)
		text_add(t, "there is no network interface\n");
	else {
		text_add(t, "no interface has an address: ");
		add_nic(t, nic);
		text_add(t, "\n");
	}
}

void report_network(struct text *t, const struct boot *boot)
{
	const struct net *net = &boot->net;

	if (!net->wanted || net->error)
		return;
	if (!net->nics)
		text_add(t, "There is no network interface.\n");
	else
		text_add(t, "These network interfaces are there:\n");
	for (const struct nic *nic = net->nics; nic; nic = nic->next) {
		text_add(t, "  ");
		add_nic(t, nic);
		text_add(t, "\n");
	}
}
