// SPDX-License-Identifier: GPL-2.0-only
/*
 * Interfaces get their names first, as that can only be done while they are
 * down. Then what is built upon them is made as soon as it can be, and gets its
 * ports when all are there: a bond takes the address of the first, by which a
 * DHCP server may know the machine, so that must not depend on who came first.
 * No port is waited for without a limit.
 */
#include <stddef.h>

#include "goal/link.h"
#include "net/link/stack.h"

/* Nothing has come for so long, ms: then it goes on without the others. */
#define PORTS_DELAY 3000

static bool rename(const struct net *net, struct link_decision *d)
{
	for (d->nic = net->nics; d->nic; d->nic = d->nic->next)
		if (stack_rename(net, d->nic, d->name))
			return true;
	return false;
}

static enum link_action build(const struct net *net,
			      const struct net_link *link)
{
	const struct link_driver *driver = &net->drivers[link->kind];

	if (!driver->asked)
		return LINK_DRIVER;
	if (driver->module && !module_is_settled(driver->module))
		return LINK_NOTHING;
	if (link->kind == LINK_VLAN && !stack_nic(net, link->ports[0]))
		return LINK_NOTHING;
	return LINK_BUILD;
}

static enum link_action attach(const struct boot *boot,
			       const struct net_link *link, uint64_t now,
			       struct nic **port)
{
	const struct net *net = &boot->net;

	if (link->kind == LINK_VLAN || !stack_nic(net, link->name) ||
	    (stack_ports(net, link, port) < link->n_ports &&
	     now < goal_link_time(boot)))
		return LINK_NOTHING;
	return *port ? LINK_ATTACH : LINK_NOTHING;
}

struct link_decision goal_link(const struct boot *boot, uint64_t now)
{
	const struct net *net = &boot->net;
	struct link_decision d = { .action = LINK_RENAME };

	if (rename(net, &d))
		return d;
	for (d.link = 0; d.link < net_n_links(&net->options); d.link++) {
		const struct net_link *link = &net->options.links[d.link];

		if (net->builds[d.link].error)
			continue;
		d.action = net->builds[d.link].tried
				   ? attach(boot, link, now, &d.nic)
				   : build(net, link);
		if (d.action != LINK_NOTHING)
			return d;
	}
	d.action = LINK_NOTHING;
	return d;
}

uint64_t goal_link_time(const struct boot *boot)
{
	return net_n_links(&boot->net.options)
		       ? boot->last_progress + PORTS_DELAY
		       : UINT64_MAX;
}

static bool has_port(const struct net *net, const struct nic *master)
{
	for (const struct nic *nic = net->nics; nic; nic = nic->next)
		if (!nic->link.gone && nic->link.master == master->link.index)
			return true;
	return false;
}

bool goal_link_is_ready(const struct net *net, const struct nic *nic)
{
	const struct net_link *link = stack_link(&net->options, nic->link.name);
	const struct nic *port;

	if (stack_is_bonded(&net->options, nic->link.name))
		return false;
	if (!link)
		return true;
	if (link->kind != LINK_VLAN)
		return has_port(net, nic);
	port = stack_nic(net, link->ports[0]);
	return port && (port->link.flags & LINK_IS_UP);
}
