/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_NET_STEP_H
#define KINIT_NET_STEP_H

#include "goal/net.h"

/* What the command line says, which is left as it is. */
void net_read_options(struct boot *boot);

/* The real system is about to start, and takes over what there is. */
void net_hand_over(struct boot *boot);

/*
 * A root that a hook brings asks for the network, and so do the parameters of
 * its "asks-network". To be called when the hooks are known.
 */
void net_ask_hooks(struct boot *boot);

/* Carries out what goal/net.c decided. @now: ms. */
void net_step(struct boot *boot, const struct net_decision *d, uint64_t now);

#endif
