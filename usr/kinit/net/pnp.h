/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a kernel with CONFIG_IP_PNP tells of an interface that it has configured
 * by ip= before /init: /proc/net/pnp (kernel:
 * Documentation/admin-guide/nfs/nfsroot.rst) and /proc/net/route, the numbers
 * of which are hexadecimal, with the bytes of an address in memory's order:
 *
 *	#PROTO: DHCP		Iface	Destination	Gateway ...
 *	domain example.org	eth0	00000000	0100000A ...
 *	nameserver 10.0.0.2
 *	bootserver 10.0.0.1
 *
 * Pure. The domain is a DHCP server's, and may be anything.
 */
#ifndef KINIT_NET_PNP_H
#define KINIT_NET_PNP_H

#include "net/net.h"

/* Both set what they find in @lease. */
void pnp_read(struct dhcp_lease *lease, const char *text);
void pnp_read_route(struct dhcp_lease *lease, const char *text,
		    const char *device);

/*
 * @nic has the address of its lease. Is that none that the command line means?
 * The kernel has its own forms of ip=, and reads the name in ip=eth0:dhcp as
 * 200.0.0.0.
 */
bool pnp_is_stray(const struct net *net, const struct nic *nic);

#endif
