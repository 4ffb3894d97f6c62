// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/if_link.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "log/timeline.h"
#include "net/link/link.h"
#include "net/link/stack.h"
#include "net/nic.h"
#include "net/plan.h"
#include "net/rtnl/link_requests.h"
#include "small_file.h"

/*
 * Who has the name already may be one of which nothing has been heard yet, and
 * which waits for this one's name: so that is given up, and what comes next
 * tells.
 */
static int rename_to(struct nic *nic, char name[IFNAME_SIZE])
{
	int err = nic_change(nic, IFLA_IFNAME, name, strlen(name) + 1);

	if (err != -EEXIST)
		return err;
	nic->name_taken = true;
	stack_spare_name(nic, name);
	return nic_change(nic, IFLA_IFNAME, name, strlen(name) + 1);
}

void link_rename(struct boot *boot, struct nic *nic, const char *wanted)
{
	char name[IFNAME_SIZE];

	strlcpy(name, wanted, sizeof(name));
	if (!nic_did(nic, "it cannot have the name that ifname= gives it",
		     rename_to(nic, name)))
		return;
	timeline_note("rename", nic->link.name, name);
	for (; nic; nic = nic->second ? NULL : nic->twin) {
		strlcpy(nic->link.name, name, sizeof(nic->link.name));
		plan_nic(&boot->net, nic);
	}
}

/*
 * /sys/class/net/BOND/bonding/NAME takes every option that the kernel knows, by
 * the names and numbers that are written in its documentation, so that none of
 * them need be known here.
 */
static int write_option(const char *path, const char *value, size_t len)
{
	return small_file_write(path, 0, 0, value, len);
}

/* A list of addresses is written one by one, each with a "+". */
static int set_option(const char *path, struct field value)
{
	struct field item = field_next(&value, ';');
	char text[BOND_OPTIONS_SIZE];
	int err = 0;

	if (!strstr(path, "_target"))
		return write_option(path, item.text, item.len);
	for (; item.text && !err; item = field_next(&value, ';')) {
		snprintf(text, sizeof(text), "+%.*s", (int)item.len, item.text);
		err = write_option(path, text, strlen(text));
	}
	return err;
}

/* The mode first, since it says which of the others there are. */
static int set_options(const struct net_link *bond, bool modes)
{
	struct field list = { bond->options, strlen(bond->options) };
	int err, failed = 0;

	while (list.text) {
		struct field value = field_next(&list, ','), name;
		char path[BOND_OPTIONS_SIZE + 64];

		name = field_next(&value, '=');
		if (field_is(name, "mode") != modes)
			continue;
		snprintf(path, sizeof(path), "/sys/class/net/%s/bonding/%.*s",
			 bond->name, (int)name.len, name.text);
		err = set_option(path, value);
		if (!nic_log(path, "the option is refused", err))
			failed = err;
	}
	return failed;
}

/* The kernel's own search for a driver would keep us waiting. */
static int driver_error(const struct link_driver *driver)
{
	if (driver->missing ||
	    (driver->module && driver->module->state != MODULE_LIVE))
		return -ENODEV;
	return 0;
}

void link_build(struct boot *boot, unsigned int i)
{
	const struct net_link *link = &boot->net.options.links[i];
	const struct nic *port = stack_nic(&boot->net, link->ports[0]);
	struct link_build *b = &boot->net.builds[i];
	struct nl_request r;

	b->tried = true;
	request_link(&r, link, port ? port->link.index : 0);
	b->error = driver_error(&boot->net.drivers[link->kind]);
	if (!b->error)
		b->error = nic_request(&r);
	/* One of another mode might not work with what it is connected to. */
	if (!b->error && link->kind == LINK_BOND) {
		b->error = set_options(link, true);
		set_options(link, false);
	}
	if (nic_log(link->name, "it cannot be made", b->error))
		timeline_note("build", link->name, "");
}

void link_attach(struct boot *boot, struct nic *nic, unsigned int i)
{
	const struct net_link *link = &boot->net.options.links[i];
	const struct nic *master = stack_nic(&boot->net, link->name);
	struct nl_request r;

	if (link->kind == LINK_BOND && (nic->link.flags & LINK_IS_UP)) {
		request_up(&r, nic->link.index, false);
		nic_request(&r);
	}
	if (!nic_did(nic, "it cannot be made a port",
		     nic_change(nic, IFLA_MASTER, &master->link.index,
				sizeof(master->link.index))))
		return;
	nic->link.master = master->link.index;
	timeline_note("attach", nic->link.name, link->name);
}

void link_prepare(struct nic *nic)
{
	const struct ip_option *ip = nic->option;

	if (ip && ip->has_mac &&
	    nic_log(nic->link.name, "the MAC address is refused",
		    nic_change(nic, IFLA_ADDRESS, ip->mac, MAC_SIZE)))
		memcpy(nic->link.address, ip->mac, MAC_SIZE);
	if (ip)
		nic_set_mtu(nic, ip->mtu);
}
