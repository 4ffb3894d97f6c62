/* SPDX-License-Identifier: GPL-2.0-only */
/* Addresses of IPv6, as messages list them. Pure. */
#ifndef KINIT_IP6_LIST_H
#define KINIT_IP6_LIST_H

#include "net/address.h"

#define IP6_LIST_MAX 4
#define IP6_SIZE     16

struct ip6_list {
	unsigned int n;
	struct ip_address list[IP6_LIST_MAX];
};

/* Can a machine have it? Not ::, ::1 and what is for a group. */
bool ip6_is_host(const uint8_t bytes[IP6_SIZE]);

/* Is it fe80::/10, which means something on one link only? */
bool ip6_is_link(const struct ip_address *ip);

struct ip_address ip6_address(const uint8_t bytes[IP6_SIZE],
			      unsigned int prefix);

/*
 * Adds those of @len bytes that a machine can have and that are not in it yet.
 * What does not fit is left out, and so is a part of one at the end.
 */
void ip6_list_add(struct ip6_list *list, const uint8_t *bytes, size_t len);

#endif
