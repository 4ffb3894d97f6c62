/* SPDX-License-Identifier: GPL-2.0-only */
/* What IPv6 does to an interface becomes facts. */
#ifndef KINIT_IP6_H
#define KINIT_IP6_H

#include "net/net.h"
#include "net/rtnl/address_message.h"

/*
 * Before the interface comes up: has the kernel do with it what its option
 * says, and listens to routers.
 */
void ip6_prepare(struct nic *nic);

/* Where routers are heard; negative: nowhere. */
int ip6_fd(void);
void ip6_heard(struct net *net);

/* The kernel says so of an address of @nic. */
void ip6_note(struct nic *nic, const struct address_message *a, uint64_t now);

#endif
