/* SPDX-License-Identifier: GPL-2.0-only */
/* What rtnetlink(7) says of a network interface. Pure. */
#ifndef KINIT_LINK_MESSAGE_H
#define KINIT_LINK_MESSAGE_H

#include "net/address.h"
#include "net/rtnl/nl_message.h"

#define LINK_NAME_SIZE	  16 /* IFNAMSIZ */
#define LINK_IS_UP	  1 /* of the flags: IFF_UP */
#define LINK_ADDRESS_SIZE 32 /* MAX_ADDR_LEN: InfiniBand has 20 bytes */

struct link_message {
	int index; /* > 0 */
	unsigned int type; /* ARPHRD_ETHER, ... */
	unsigned int flags; /* IFF_UP, IFF_LOOPBACK, ... */
	unsigned int mtu; /* 0: not said */
	int master; /* index of the bond or bridge that it is a port of; or 0 */
	char name[LINK_NAME_SIZE];
	char kind[LINK_NAME_SIZE]; /* "vlan", "bond"; "": it is hardware */
	uint8_t address[LINK_ADDRESS_SIZE];
	unsigned int address_len;
	bool has_permanent;
	uint8_t permanent[MAC_SIZE]; /* the hardware's own, if it is told */
	bool gone; /* it is not there any more */
	bool carrier; /* the cable is plugged in; only said while it is up */
};

/* False: it is of something else, or not whole. */
bool link_message(struct link_message *link, const struct nl_message *message);

#endif
