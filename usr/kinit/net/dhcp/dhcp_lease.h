/* SPDX-License-Identifier: GPL-2.0-only */
/* What a DHCP server answers (RFC 2131, RFC 2132). */
#ifndef KINIT_DHCP_LEASE_H
#define KINIT_DHCP_LEASE_H

#include "net/dhcp/dhcp_message.h"
#include "net/dhcp/dns_name.h"

#define DHCP_ADDRESSES	8
#define DHCP_ROUTES_MAX 24
#define DHCP_FOREVER	UINT32_MAX

struct dhcp_route {
	uint32_t destination; /* its bits behind the prefix are 0 */
	uint32_t gateway; /* 0: it is on the link itself (RFC 3442) */
	uint8_t prefix; /* bits, 0 to 32 */
};

/*
 * Addresses are numbers: 10.0.0.1 is 0x0a000001. What is not there is 0 or "",
 * and lists end with the first 0, if they are not full. Nobody vouches for a
 * server, so what stands here is bounded:
 *
 * - addresses are those that a host can have; others in a list are left out,
 *   and so are those that are too many;
 * - a text is there as a whole, or not at all: a part of it would say something
 *   else. A name is what dns_name_valid() says, without a dot at its end. Other
 *   texts are printable: ASCII from blank to "~", and well-formed UTF-8 without
 *   control characters. Quotes, "$" and their kin may be in them.
 */
struct dhcp_lease {
	/*
	 * What is wrong with the answer; or in a good one, what is wrong with
	 * the last option (problem_option is its code) that was left out.
	 */
	const char *problem;
	uint8_t problem_option;

	enum dhcp_type type; /* DHCP_OFFER, DHCP_ACK or DHCP_NAK */
	bool bootp; /* an ACK of a server that knows no DHCP: for ever */
	uint32_t address;
	/* A NAK may lack it, against the rule, and a BOOTP server, by it. */
	uint32_t server;
	uint32_t next_server; /* to boot from: siaddr */
	uint32_t broadcast;
	uint8_t prefix; /* bits of the netmask; without one, its class's */
	uint16_t mtu; /* bytes, from 68 */

	/*
	 * Seconds, or DHCP_FOREVER; all 0 if the server did not say. When to
	 * renew and to rebind is half and 7/8 of the lease, unless it says so.
	 */
	uint32_t lease_time, renewal_time, rebinding_time;

	/*
	 * All routes to add, in this order: the classless ones; or if there are
	 * none of these, one over the first router. Routers are then those of
	 * the default routes among them.
	 */
	struct dhcp_route routes[DHCP_ROUTES_MAX];
	unsigned int n_routes;
	uint32_t routers[DHCP_ADDRESSES];
	uint32_t dns[DHCP_ADDRESSES];
	uint32_t ntp[DHCP_ADDRESSES];

	char host_name[DNS_NAME_SIZE];
	char domain[DNS_NAME_SIZE];
	char search[1024]; /* names with a blank between them */
	char root_path[512];
	char tftp_server[DNS_NAME_SIZE]; /* option 66, or sname */
	char bootfile[256]; /* option 67, or file */
	char text[256]; /* what the server has to say, as why it refuses */
};

enum dhcp_answer {
	DHCP_NOT_OURS, /* another client's, or no message of a server */
	DHCP_BAD, /* an answer that cannot be used: see problem */
	DHCP_GOOD,
};

/* Reads a message of @len bytes, which may answer @c. */
enum dhcp_answer dhcp_read(struct dhcp_lease *lease, const uint8_t *message,
			   size_t len, const struct dhcp_client *c);

#endif
