// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <string.h>

#include "hook/announce.h"
#include "module/want.h"
#include "net/dhcp/dhcp.h"
#include "net/firmware/ibft_read.h"
#include "net/ip6/dhcp6.h"
#include "net/link/link.h"
#include "net/nic.h"
#include "net/plan.h"
#include "net/state/hand_over.h"
#include "net/state/state.h"
#include "net_step.h"
#include "root/nfs/mount.h"
#include "target.h"

/* For the hooks, which are known only later. */
static char cmdline[CMDLINE_MAX];

void net_read_options(struct boot *boot)
{
	/* The options point into it. */
	static char line[CMDLINE_MAX];
	const struct net_options *options = &boot->net.options;

	snprintf(line, sizeof(line), "%s", boot->cmdline);
	snprintf(cmdline, sizeof(cmdline), "%s", boot->cmdline);
	net_options_parse(&boot->net.options, line);
	boot->net.wanted =
		!options->off &&
		(options->n_ips || options->need_net || options->net_root);
}

static void ask_firmware(struct boot *boot)
{
	boot->net.ibft_asked = true;
	if (has_modules(boot) &&
	    !module_want(boot, "iscsi_ibft", &boot->net.ibft_module))
		module_missing(boot, "iscsi_ibft");
}

static bool hooks_ask_by(const struct boot *boot, const char *param)
{
	for (const struct hook *hook = boot->hooks; hook; hook = hook->next)
		for (unsigned int i = 0; i < hook->asks.n; i++)
			if (!strcmp(hook->asks.words[i], param))
				return true;
	return false;
}

void net_ask_hooks(struct boot *boot)
{
	bool asked = target_is_hooked(target_main(boot));
	char *line = cmdline, *param, *value;

	while (!asked && (line = cmdline_next(line, &param, &value))) {
		if (!value && !strcmp(param, "--"))
			break;
		asked = hooks_ask_by(boot, param);
	}
	if (asked && !boot->net.options.off)
		boot->net.options.net_root = boot->net.wanted = true;
}

static void tell(struct boot *boot, struct nic *nic)
{
	static struct nic_setting s[2];

	plan_settings(&boot->net, nic, s);
	plan_join_dns(s);
	state_write(nic, s);
	if (KINIT_HAS_NFS)
		nfs_look(boot, nic, target_main(boot)->flags);
	announce_network(boot, nic, s);
	nic->told = true;
}

void net_hand_over(struct boot *boot)
{
	if (!goal_net_is_done(&boot->net))
		return;
	for (struct nic *nic = boot->net.nics; nic; nic = nic->next)
		nic_keep(&boot->net, nic);
	state_hand_over(&boot->net, ROOTMNT);
}

/* The names by which the kernel itself asks for them. */
static void ask_driver(struct boot *boot, enum link_kind kind)
{
	static const char names[LINK_KINDS][20] = { "rtnl-link-vlan",
						    "rtnl-link-bond",
						    "rtnl-link-bridge" };
	struct link_driver *driver = &boot->net.drivers[kind];
	struct module *module;

	driver->asked = true;
	driver->missing = !module_want(boot, names[kind], &module);
	driver->module = module;
}

/* Of what is built upon interfaces. */
static void build_step(struct boot *boot, const struct link_decision *d)
{
	if (d->action == LINK_DRIVER)
		ask_driver(boot, boot->net.options.links[d->link].kind);
	else if (d->action == LINK_BUILD)
		link_build(boot, d->link);
	else
		link_attach(boot, d->nic, d->link);
}

static void link_step(struct boot *boot, const struct link_decision *d)
{
	switch (d->action) {
	case LINK_NOTHING:
		break;
	case LINK_RENAME:
		link_rename(boot, d->nic, d->name);
		break;
	case LINK_DRIVER:
	case LINK_BUILD:
	case LINK_ATTACH:
		if (KINIT_HAS_LINKS)
			build_step(boot, d);
		break;
	}
}

void net_step(struct boot *boot, const struct net_decision *d, uint64_t now)
{
	switch (d->action) {
	case NET_NOTHING:
		break;
	case NET_ASK_FIRMWARE:
		if (KINIT_HAS_IBFT)
			ask_firmware(boot);
		break;
	case NET_READ_FIRMWARE:
		if (KINIT_HAS_IBFT)
			ibft_read(&boot->net);
		break;
	case NET_OPEN:
		nic_open(boot);
		break;
	case NET_LINK:
		link_step(boot, &d->link);
		break;
	case NET_CLEAR:
		if (KINIT_HAS_IP_PNP)
			nic_clear(d->nic);
		break;
	case NET_RAISE:
		nic_raise(d->nic, now);
		break;
	case NET_ASK:
		if (nic_is_ip6(d->nic))
			dhcp6_ask(d->nic, false, now);
		else
			dhcp_ask(&boot->net, d->nic, now);
		break;
	case NET_INFORM:
		if (KINIT_HAS_IPV6)
			dhcp6_ask(d->nic, true, now);
		break;
	case NET_STOP:
		nic_stop(d->nic);
		break;
	case NET_CONFIGURE:
		nic_configure(boot, d->nic, now);
		break;
	case NET_TELL:
		tell(boot, d->nic);
		break;
	}
}
