// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the network needs now. Nothing, if nobody asks for it. Else each
 * interface that may be meant is brought up, as its carrier takes seconds to
 * come; and of those that the command line does not name, the first that gets a
 * lease wins.
 */
#include <stddef.h>
#include <string.h>

#include "goal/net.h"
#include "net/link/stack.h"
#include "target.h"

static bool is_usable(const struct nic *nic)
{
	return nic->method != NIC_UNUSED && !nic->error && !nic->link.gone;
}

/* bootdev= names the one that counts. */
static bool counts(const struct net *net, const struct nic *nic)
{
	const char *name = net->options.bootdev;

	return !name[0] || !strcmp(name, nic->link.name);
}

bool goal_net_is_done(const struct net *net)
{
	if (!KINIT_HAS_NET)
		return false;
	for (const struct nic *nic = net->nics; nic; nic = nic->next)
		if (nic->configured && !nic->link.gone && counts(net, nic))
			return true;
	return false;
}

/* It is to have this address whatever others have. */
static bool is_meant(const struct nic *nic)
{
	return nic->named || (nic->twin && nic->twin->configured);
}

bool goal_net_is_awaited(const struct boot *boot)
{
	const struct net *net = &boot->net;

	if (!net_is_wanted(net) || !net->options.need_net ||
	    target_all_mounted(boot))
		return false;
	for (const struct nic *nic = net->nics; nic; nic = nic->next)
		if (nic->configured && nic->told && counts(net, nic))
			return false;
	return true;
}

/* What nobody named is not needed any more once there is a network. */
static bool is_needed(const struct net *net, const struct nic *nic)
{
	return is_usable(nic) && !nic->configured &&
	       (is_meant(nic) || !goal_net_is_done(net));
}

/* Something is built upon it, which needs it up. */
static bool bears(const struct net *net, const struct nic *nic)
{
	return stack_above(&net->options, nic->link.name) && !nic->error &&
	       !nic->link.gone;
}

static bool is_asking6(const struct nic *nic)
{
	return nic->ip6.dhcp.state != DHCP6_IDLE &&
	       nic->ip6.dhcp.state != DHCP6_HAS;
}

static bool is_asking(const struct nic *nic)
{
	if (!nic->raised || !nic->link.carrier)
		return false;
	if (nic_is_ip6(nic))
		return is_asking6(nic);
	return nic->method != NIC_STATIC;
}

bool goal_net_is_lacking(const struct boot *boot)
{
	const struct net *net = &boot->net;

	return net_is_wanted(net) &&
	       (net->options.need_net || net->options.net_root) &&
	       !goal_net_is_done(net);
}

bool goal_net_lacks_root_path(const struct boot *boot)
{
	const struct net *net = &boot->net;

	if (!net->options.root_by_dhcp || !goal_net_is_done(net))
		return false;
	for (const struct nic *nic = net->nics; nic; nic = nic->next)
		if (nic->configured && nic->dhcp.lease.root_path[0])
			return false;
	return true;
}

/* Since when, ms, it is known that servers or routers are asked; 0: not yet. */
static uint64_t asks_since(const struct nic *nic)
{
	if (nic_is_ip6(nic))
		return nic->ip6.link_since;
	return nic->dhcp.state == DHCP_IDLE ? 0 : nic->dhcp.started;
}

/* When @nic has had its time; @deadline: nobody has said how much that is. */
static uint64_t nic_deadline(const struct net *net, const struct nic *nic,
			     uint64_t deadline)
{
	bool asks = nic->link.carrier;
	int seconds = asks ? net->options.dhcp_timeout
			   : net->options.carrier_timeout;
	uint64_t from = asks ? asks_since(nic) : nic->no_carrier;

	if (!nic->raised || !from || seconds < 0)
		return deadline;
	return from + (uint64_t)seconds * 1000;
}

uint64_t goal_net_deadline(const struct boot *boot, uint64_t deadline)
{
	const struct net *net = &boot->net;
	uint64_t last = 0;

	if (!goal_net_is_lacking(boot) || !net->opened || net->error)
		return deadline;
	for (const struct nic *nic = net->nics; nic; nic = nic->next) {
		uint64_t at = is_needed(net, nic)
				      ? nic_deadline(net, nic, deadline)
				      : 0;

		if (at > last)
			last = at;
	}
	/* Its driver may be on its way. */
	return last ? last : deadline;
}

const char *goal_net_lacks_named(const struct net *net)
{
	const struct net_options *options = &net->options;

	for (unsigned int i = 0; i < options->n_ips; i++) {
		const char *name = options->ips[i].device;
		const struct nic *nic = net->nics;

		while (nic && (nic->link.gone || !nic->told ||
			       (nic->twin && nic->option != &options->ips[i]) ||
			       strcmp(nic->link.name, name)))
			nic = nic->next;
		if (name[0] && !nic)
			return name;
	}
	return NULL;
}

bool goal_net_has_more(const struct boot *boot, uint64_t now, uint64_t deadline)
{
	const struct net *net = &boot->net;
	unsigned int n = 0;

	if (!net_is_wanted(net) || !net->options.need_net ||
	    target_all_mounted(boot))
		return false;
	for (const struct nic *nic = net->nics; nic; nic = nic->next) {
		if (!is_meant(nic) || nic->link.gone || !counts(net, nic))
			continue;
		n += nic->named;
		if (is_usable(nic) && !nic->told &&
		    now < nic_deadline(net, nic, deadline))
			return true;
	}
	/* One that is not there may have a driver that is on its way. */
	return !net->options.bootdev[0] && goal_net_lacks_named(net) &&
	       n < net->options.n_ips && now < deadline;
}

static enum net_action action(const struct net *net, const struct nic *nic,
			      uint64_t now)
{
	if (KINIT_HAS_IP_PNP && nic->stray)
		return NET_CLEAR;
	if (is_usable(nic) && nic->configured)
		return nic->told || !goal_net6_is_ready(nic, now) ? NET_NOTHING
								  : NET_TELL;
	if (!nic->raised && (bears(net, nic) || is_needed(net, nic)))
		return goal_link_is_ready(net, nic) ? NET_RAISE : NET_NOTHING;
	if (!is_needed(net, nic))
		return nic->dhcp.state != DHCP_IDLE || is_asking6(nic)
			       ? NET_STOP
			       : NET_NOTHING;
	if (!nic->link.carrier)
		return NET_NOTHING;
	if (nic_is_ip6(nic))
		return goal_net6(nic, now);
	if (nic->method == NIC_STATIC)
		return NET_CONFIGURE;
	if (now < nic->dhcp.next)
		return NET_NOTHING;
	return nic->dhcp.state == DHCP_HAS ? NET_CONFIGURE : NET_ASK;
}

/* What the firmware says of interfaces has to be known before they are. */
static bool needs_firmware(const struct net *net, enum net_action *action)
{
	if (!KINIT_HAS_IBFT || !net->options.ibft || net->ibft_read)
		return false;
	if (!net->ibft_asked)
		*action = NET_ASK_FIRMWARE;
	else if (!net->ibft_module || module_is_settled(net->ibft_module))
		*action = NET_READ_FIRMWARE;
	return true;
}

struct net_decision goal_net(const struct boot *boot, uint64_t now)
{
	const struct net *net = &boot->net;
	struct net_decision d = { .action = NET_NOTHING };

	if (!net_is_wanted(net) || net->error || !boot->looked ||
	    target_all_mounted(boot))
		return d;
	if (needs_firmware(net, &d.action))
		return d;
	if (!net->opened) {
		d.action = NET_OPEN;
		return d;
	}
	d.link = goal_link(boot, now);
	if (d.link.action != LINK_NOTHING) {
		d.action = NET_LINK;
		return d;
	}
	for (d.nic = net->nics; d.nic; d.nic = d.nic->next) {
		d.action = action(net, d.nic, now);
		if (d.action != NET_NOTHING)
			return d;
	}
	return d;
}

uint64_t goal_net_time(const struct boot *boot)
{
	uint64_t at = UINT64_MAX;

	if (!net_is_wanted(&boot->net))
		return at;
	at = goal_link_time(boot);

	for (const struct nic *nic = boot->net.nics; nic; nic = nic->next) {
		uint64_t next = nic_is_ip6(nic) ? nic->ip6.dhcp.next
						: nic->dhcp.next;

		if (is_needed(&boot->net, nic) && is_asking(nic) && next < at)
			at = next;
	}
	return at;
}
