/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The part of goal/net.c that decides what interfaces are called, and what is
 * built upon them. Pure.
 */
#ifndef KINIT_GOAL_LINK_H
#define KINIT_GOAL_LINK_H

#include "boot.h"

enum link_action {
	LINK_NOTHING,
	LINK_RENAME, /* .nic, to .name */
	LINK_DRIVER, /* of what .link is, which somebody has to ask for */
	LINK_BUILD, /* .link */
	LINK_ATTACH, /* .nic to .link */
};

struct link_decision {
	enum link_action action;
	struct nic *nic;
	unsigned int link; /* which of the options' */
	char name[IFNAME_SIZE];
};

/* @now: ms of CLOCK_MONOTONIC. */
struct link_decision goal_link(const struct boot *boot, uint64_t now);

/* When ports that have not come are not waited for any more, ms. */
uint64_t goal_link_time(const struct boot *boot);

/*
 * Can @nic be brought up? A VLAN cannot before what it is on is up. A bond's
 * port is brought up by the bond, which takes only those that are down. And a
 * bridge says that it has a carrier as long as it has no port at all.
 */
bool goal_link_is_ready(const struct net *net, const struct nic *nic);

#endif
