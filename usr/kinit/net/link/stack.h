/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Interfaces that the command line has built upon others, as vlan=, bond= and
 * bridge= say, to any depth; and the names that ifname= gives. Pure.
 */
#ifndef KINIT_NET_STACK_H
#define KINIT_NET_STACK_H

#include <stddef.h>

#include "net/net.h"

/* The interface of this name; NULL: there is none. */
struct nic *stack_nic(const struct net *net, const char *name);

/* For the next two, which leave them out where there are no links. */
const struct net_link *stack_find(const struct net_options *options,
				  const char *name);
const struct net_link *stack_find_above(const struct net_options *options,
					const char *name);

/* What is to be built with this name; NULL: nothing. */
static inline const struct net_link *
stack_link(const struct net_options *options, const char *name)
{
	return KINIT_HAS_LINKS ? stack_find(options, name) : NULL;
}

/* What is to be built upon the interface of this name; NULL: nothing. */
static inline const struct net_link *
stack_above(const struct net_options *options, const char *name)
{
	return KINIT_HAS_LINKS ? stack_find_above(options, name) : NULL;
}

/*
 * @link may be what the firmware's table has a VLAN on: then that is to be
 * built, as if the command line said so.
 */
void stack_add_firmware(struct net *net, const struct link_message *link);

/* Is it, or will it be, a port of a bond? */
bool stack_is_bonded(const struct net_options *options, const char *name);

/*
 * How many of the @link's ports are there and can be used. @next: the first of
 * these that is not yet attached to anything, or NULL.
 */
unsigned int stack_ports(const struct net *net, const struct net_link *link,
			 struct nic **next);

/* A name that nobody else has. */
void stack_spare_name(const struct nic *nic, char name[IFNAME_SIZE]);

/*
 * What @nic is to be called instead, as ifname= gives its name, or its name to
 * another one. Whoever is in the way gets a name that nobody else has, until
 * its own is free. False: it is called what it should be.
 */
bool stack_rename(const struct net *net, const struct nic *nic,
		  char name[IFNAME_SIZE]);

#endif
