/* SPDX-License-Identifier: GPL-2.0-only */
/* A DHCP client (RFC 2131) that speaks for an interface without an address. */
#ifndef KINIT_DHCP_H
#define KINIT_DHCP_H

#include "net/net.h"

/* Says what is due now, and when it is to be said again. */
void dhcp_ask(const struct net *net, struct nic *nic, uint64_t now);

/* Takes what has come; nic->dhcp says what it was. */
void dhcp_receive(struct nic *nic, uint64_t now);

/* Nothing more is to be heard. The lease stays. */
void dhcp_stop(struct nic *nic);

#endif
