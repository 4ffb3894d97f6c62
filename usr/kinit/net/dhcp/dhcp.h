/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A DHCP client (RFC 2131) that speaks for an interface without an address; or
 * one that chooses an address of the link (RFC 3927), if it is NIC_LINK4.
 */
#ifndef KINIT_DHCP_H
#define KINIT_DHCP_H

#include "net/net.h"

/* Says what is due now, and when it is to be said again. */
void dhcp_ask(const struct net *net, struct nic *nic, uint64_t now);

/* Takes what has come; nic->dhcp says what it was. */
void dhcp_receive(struct nic *nic, uint64_t now);

/*
 * The address is in use: its lease stays, and nothing more is to be heard, but
 * that somebody else has it, too.
 */
void dhcp_done(struct nic *nic);

/* Nobody is to be heard any more. */
void dhcp_stop(struct nic *nic);

#endif
