// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>

#include "hook/announce.h"
#include "net/dhcp/dhcp.h"
#include "net/nic.h"
#include "net/plan.h"
#include "net/state/state.h"
#include "net_step.h"

void net_read_options(struct boot *boot)
{
	/* The options point into it. */
	static char line[CMDLINE_MAX];
	const struct net_options *options = &boot->net.options;

	snprintf(line, sizeof(line), "%s", boot->cmdline);
	net_options_parse(&boot->net.options, line);
	boot->net.wanted =
		!options->off &&
		(options->n_ips || options->need_net || options->net_root);
}

static void tell(struct boot *boot, struct nic *nic)
{
	static struct nic_setting s;

	plan_setting(&boot->net, nic, &s);
	state_write(nic, &s);
	announce_network(boot, nic, &s);
	nic->told = true;
}

void net_step(struct boot *boot, const struct net_decision *d, uint64_t now)
{
	switch (d->action) {
	case NET_NOTHING:
		break;
	case NET_OPEN:
		nic_open(boot);
		break;
	case NET_RAISE:
		nic_raise(d->nic, now);
		break;
	case NET_ASK:
		dhcp_ask(&boot->net, d->nic, now);
		break;
	case NET_STOP:
		dhcp_stop(d->nic);
		break;
	case NET_CONFIGURE:
		nic_configure(boot, d->nic, now);
		break;
	case NET_TELL:
		tell(boot, d->nic);
		break;
	}
}
