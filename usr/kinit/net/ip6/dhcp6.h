/* SPDX-License-Identifier: GPL-2.0-only */
/* A DHCPv6 client (RFC 8415), which speaks from an address of the link. */
#ifndef KINIT_DHCP6_H
#define KINIT_DHCP6_H

#include "net/net.h"

/*
 * Says what is due now, and when it is to be said again. @inform: no address is
 * wanted, but all else.
 */
void dhcp6_ask(struct nic *nic, bool inform, uint64_t now);

/* Takes what has come; nic->ip6.dhcp says what it was. */
void dhcp6_receive(struct nic *nic, uint64_t now);

/* The address that it has got is another machine's. */
void dhcp6_decline(struct nic *nic, uint64_t now);

/* Nothing more is to be heard. The lease stays. */
void dhcp6_stop(struct nic *nic);

#endif
