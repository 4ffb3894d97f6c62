/* SPDX-License-Identifier: GPL-2.0-only */
/* An interface that somebody else, as the kernel, has configured before us. */
#ifndef KINIT_NET_TAKEN_H
#define KINIT_NET_TAKEN_H

#include "net/net.h"

/*
 * Has it an IPv4 address? Then @nic is configured, and its lease says what else
 * is known; or it is a stray one.
 */
void taken_look(const struct net *net, struct nic *nic);

#endif
