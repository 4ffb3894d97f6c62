/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a DHCPv6 client says (RFC 8415); dhcp6_lease.h reads the answers. A
 * message is the payload of a UDP packet:
 *
 *	0	type	1 transaction, 24 bits
 *	4	options: code and length of 16 bits each, value
 */
#ifndef KINIT_DHCP6_MESSAGE_H
#define KINIT_DHCP6_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DHCP6_CLIENT_PORT 546
#define DHCP6_SERVER_PORT 547

#define DHCP6_OPTIONS	  4 /* where they begin */
#define DHCP6_DUID_MAX	  130 /* 11.1 */
#define DHCP6_MESSAGE_MAX 512 /* none of ours is longer */

enum dhcp6_type {
	DHCP6_SOLICIT = 1,
	DHCP6_ADVERTISE,
	DHCP6_REQUEST,
	DHCP6_REPLY = 7,
	DHCP6_DECLINE = 9,
	DHCP6_INFORMATION = 11,
};

enum dhcp6_option {
	DHCP6_CLIENT_ID = 1,
	DHCP6_SERVER_ID = 2,
	DHCP6_IA_NA = 3,
	DHCP6_IA_ADDRESS = 5,
	DHCP6_WANTED = 6,
	DHCP6_PREFERENCE = 7,
	DHCP6_ELAPSED = 8,
	DHCP6_STATUS = 13,
	DHCP6_RAPID = 14,
	DHCP6_DNS = 23,
	DHCP6_SEARCH = 24,
	DHCP6_NTP = 56,
	DHCP6_BOOTFILE = 59, /* RFC 5970 */
	DHCP6_SOL_MAX_RT = 82,
	DHCP6_INF_MAX_RT = 83,
};

struct dhcp6_duid {
	uint8_t len, bytes[DHCP6_DUID_MAX];
};

/* Who asks. */
struct dhcp6_client {
	uint32_t xid; /* 24 bits */
	uint16_t elapsed; /* 10 ms, since it began to ask */
	uint32_t iaid;
	struct dhcp6_duid duid;
};

/*
 * Sets the DUID and the IAID to what the address says. There is no place early
 * in a boot where another DUID would be kept, and one of link and address needs
 * none (11.4); so the same machine is the same to its server at each boot.
 * @type: ARPHRD_...
 */
void dhcp6_identify(struct dhcp6_client *c, unsigned int type,
		    const uint8_t *address, size_t len);

/*
 * Writes a message to @buf. @server and @address are those of a REQUEST or a
 * DECLINE, and else not looked at. Returns its length; 0: it does not fit.
 */
size_t dhcp6_build(uint8_t *buf, size_t size, const struct dhcp6_client *c,
		   enum dhcp6_type type, const struct dhcp6_duid *server,
		   const uint8_t *address);

#endif
