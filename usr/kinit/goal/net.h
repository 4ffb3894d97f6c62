/* SPDX-License-Identifier: GPL-2.0-only */
/* What to do next about the network. Pure, as goal/goal.h. */
#ifndef KINIT_GOAL_NET_H
#define KINIT_GOAL_NET_H

#include "goal/link.h"

enum net_action {
	NET_NOTHING,
	NET_ASK_FIRMWARE, /* for the module that shows its table */
	NET_READ_FIRMWARE,
	NET_OPEN, /* listen to the kernel, and ask for all interfaces */
	NET_LINK, /* .link */
	NET_CLEAR, /* .nic, of its stray address */
	NET_RAISE, /* .nic */
	NET_ASK, /* a server of DHCP or DHCPv6, on .nic */
	NET_INFORM, /* ... of DHCPv6 what it knows but for an address */
	NET_STOP, /* nobody needs an answer on .nic any more */
	NET_CONFIGURE, /* .nic: it is known how */
	NET_TELL, /* the hooks of .nic */
};

struct net_decision {
	enum net_action action;
	struct nic *nic;
	struct link_decision link;
};

/* @now: ms of CLOCK_MONOTONIC. */
struct net_decision goal_net(const struct boot *boot, uint64_t now);

/* The same of an interface with a carrier that is to have IPv6: goal/net6.c. */
enum net_action goal_net6(const struct nic *nic, uint64_t now);

/* Can it be used? It has been given what it is to have. */
bool goal_net6_is_ready(const struct nic *nic, uint64_t now);

/* When there may be something to do that no event tells, ms; UINT64_MAX: never.
 */
uint64_t goal_net_time(const struct boot *boot);

/* Has an interface its address? */
bool goal_net_is_done(const struct net *net);

/* It is needed, by the command line or for the root, and there is none yet. */
bool goal_net_is_lacking(const struct boot *boot);

/* It is there, but nobody has named the root, as was to be. */
bool goal_net_lacks_root_path(const struct boot *boot);

/*
 * Until when it is waited for, ms, if it is lacking: rd.net.timeout.carrier=
 * and rd.net.timeout.dhcp= take the place of @deadline, which is returned if
 * they do not matter.
 */
uint64_t goal_net_deadline(const struct boot *boot, uint64_t deadline);

/* Nothing is mounted before one has, and the hooks know of it. */
bool goal_net_is_awaited(const struct boot *boot);

/* The first interface that an ip= names and that has none, or NULL. */
const char *goal_net_lacks_named(const struct net *net);

/* And of those that the command line names others may still come. */
bool goal_net_has_more(const struct boot *boot, uint64_t now,
		       uint64_t deadline);

#endif
