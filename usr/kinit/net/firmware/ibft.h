/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the firmware has left of the network in its iSCSI Boot Firmware Table
 * (iBFT), from which it has booted: the texts that the kernel's iscsi_ibft
 * makes of a block "NIC" of it, a file of /sys/firmware/ibft/ethernetN each
 * (Documentation/ABI/testing/sysfs-ibft). Pure.
 */
#ifndef NET_IBFT_H
#define NET_IBFT_H

#include "net/option/ip_option.h"

#define IBFT_NICS_MAX 4

struct ibft_nic {
	struct ip_option option; /* what ip= would say; has_mac: whose it is */
	unsigned int flags; /* see ibft_is_usable() */
	unsigned int vlan; /* its number; 0: none */
	unsigned int origin; /* of the address */
	unsigned int link; /* 1 + which of net_options.links is the VLAN; or 0 */
};

/* The name of the file number @i of those that are of interest, or NULL. */
const char *ibft_field(unsigned int i);

void ibft_begin(struct ibft_nic *nic);

/*
 * Takes @len bytes of the file @name. What makes no sense counts for nothing,
 * as if it were missing.
 */
void ibft_take(struct ibft_nic *nic, const char *name, const char *text,
	       size_t len);

/*
 * All has been taken: decides how the interface is configured. False: nobody
 * can be told by it what to do, or the firmware has not booted from it while
 * there is such a flag.
 */
bool ibft_end(struct ibft_nic *nic);

#endif
