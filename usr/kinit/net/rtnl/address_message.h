/* SPDX-License-Identifier: GPL-2.0-only */
/* What rtnetlink(7) says of an address that an interface has. Pure. */
#ifndef KINIT_ADDRESS_MESSAGE_H
#define KINIT_ADDRESS_MESSAGE_H

#include "net/address.h"
#include "net/rtnl/nl_message.h"

struct address_message {
	int index; /* of the interface */
	struct ip_address address;
	bool gone; /* it has it no more */
	bool tentative; /* IPv6: another machine may have it, the kernel asks */
	bool taken; /* another machine has it */
	bool deprecated; /* not for anything new */
};

/* False: it is of something else, or not whole. */
bool address_message(struct address_message *a,
		     const struct nl_message *message);

#endif
