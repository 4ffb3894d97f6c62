/* SPDX-License-Identifier: GPL-2.0-only */
/* What a DHCPv6 server answers (RFC 8415). Pure. */
#ifndef KINIT_DHCP6_LEASE_H
#define KINIT_DHCP6_LEASE_H

#include "net/dhcp/dns_name.h"
#include "net/ip6/dhcp6_message.h"
#include "net/ip6/ip6_list.h"

#define DHCP6_FOREVER UINT32_MAX

/* 21.13: those that say more than that there is no address. */
enum dhcp6_status {
	DHCP6_SUCCESS,
	DHCP6_NO_ADDRESS = 2,
	DHCP6_NOT_ON_LINK = 4,
};

/*
 * Nobody vouches for a server, so all is bounded: addresses are those that a
 * machine can have, a text is there as a whole or not at all, a name is what
 * dns_name_valid() says, and a URL has neither blanks nor anything that is not
 * printable ASCII. Quotes, "$" and their kin may be in it.
 */
struct dhcp6_lease {
	const char *problem; /* what is wrong with an answer that is bad */
	enum dhcp6_type type; /* DHCP6_ADVERTISE or DHCP6_REPLY */
	bool rapid; /* a REPLY to a SOLICIT */
	uint8_t preference;
	uint16_t status; /* why there is no address, or DHCP6_SUCCESS */
	struct dhcp6_duid server;
	struct ip_address address; /* /128; IP_NONE: none */
	uint32_t valid; /* s, or DHCP6_FOREVER */
	struct ip6_list dns, ntp;
	char search[1024]; /* names with a blank between them */
	char bootfile[512]; /* a URL */
	char text[128]; /* with the status; any bytes but NUL */
};

enum dhcp6_answer {
	DHCP6_NOT_OURS, /* another client's, or no message of a server */
	DHCP6_BAD, /* an answer that cannot be used: see problem */
	DHCP6_GOOD,
};

/* Reads a message of @len bytes, which may answer @c. */
enum dhcp6_answer dhcp6_read(struct dhcp6_lease *lease, const uint8_t *message,
			     size_t len, const struct dhcp6_client *c);

#endif
