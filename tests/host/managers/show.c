// SPDX-License-Identifier: GPL-2.0-only
/*
 * show networkd|profile|device NAME INDEX MAC ADDRESS PREFIX GATEWAY WORDS:
 * what usr/kinit/net/state writes for this interface, which has a lease of this
 * address, or if WORDS, those of the command line, give it one, has that. If
 * NAME is PORT@MASTER:INDEX, it is a port of that, and has none.
 */
#include <arpa/inet.h>
#include <linux/if_arp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "net/state/manager_text.h"

static uint32_t number(const char *address)
{
	struct in_addr in;

	if (inet_pton(AF_INET, address, &in) != 1)
		exit(2);
	return ntohl(in.s_addr);
}

static void set_name(struct nic *nic, struct nic *master, char *name)
{
	char *at = strchr(name, '@'), *colon = at ? strchr(at, ':') : NULL;

	if (colon) {
		*at = *colon = '\0';
		nic->next = master;
		nic->link.master = master->link.index = atoi(colon + 1);
		snprintf(master->link.name, sizeof(master->link.name), "%s",
			 at + 1);
	}
	snprintf(nic->link.name, sizeof(nic->link.name), "%s", name);
}

int main(int argc, char **argv)
{
	static char buf[MANAGER_TEXT_SIZE];
	static struct nic_setting s;
	static struct net net;
	static struct nic nic, master;
	struct text t;

	if (argc != 9)
		return 2;
	net_options_parse(&net.options, argv[8]);
	net.nics = &nic;
	set_name(&nic, &master, argv[2]);
	nic.link.index = atoi(argv[3]);
	nic.link.type = ARPHRD_ETHER;
	nic.link.address_len = MAC_SIZE;
	if (!mac_parse(argv[4], strlen(argv[4]), false, nic.link.address))
		return 2;
	plan_nic(&net, &nic);
	nic.dhcp.lease = (struct dhcp_lease){
		.address = number(argv[5]),
		.prefix = atoi(argv[6]),
		.n_routes = 1,
		.routes = { { .gateway = number(argv[7]) } },
	};
	nic.dhcp.client.hardware_type = ARPHRD_ETHER;
	nic.dhcp.client.hardware_len = MAC_SIZE;
	memcpy(nic.dhcp.client.hardware, nic.link.address, MAC_SIZE);
	dhcp_id_hardware(&nic.dhcp.client);
	plan_setting(&net, &nic, &s);
	text_init(&t, buf, sizeof(buf));
	if (!strcmp(argv[1], "networkd"))
		networkd_text(&t, &net, &nic, &s);
	else if (!strcmp(argv[1], "profile"))
		nm_profile_text(&t, &net, &nic, nic.link.master ? NULL : &s);
	else
		nm_device_text(&t, &nic);
	fputs(buf, stdout);
	return 0;
}
