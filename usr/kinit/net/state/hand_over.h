/* SPDX-License-Identifier: GPL-2.0-only */
/* The network goes over to whoever manages it in the real system. */
#ifndef KINIT_NET_HAND_OVER_H
#define KINIT_NET_HAND_OVER_H

#include "net/net.h"

/*
 * Writes what systemd-networkd, NetworkManager and ifupdown find in /run, for
 * each interface that has an address or carries one that has. @root: where the
 * real root is mounted.
 */
void state_hand_over(const struct net *net, const char *root);

#endif
