/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What routers advertise (RFC 4861, 4.2), with what RFC 8106 adds of DNS. Pure.
 *
 * The kernel reads the same messages, and makes addresses and routes of them;
 * kinit takes the rest from a raw socket. The kernel would tell it by rtnetlink
 * in three kinds of messages, one of which only comes when a flag has changed
 * and the others not again if they are lost; and the options about DNS would
 * have to be read all the same. A message:
 *
 *	0	134, code 0, checksum (which the kernel has checked)
 *	4	hop limit, flags: 0x80 M, 0x40 O; 6 lifetime as a router, s
 *	8	reachable, 12 retransmission time
 *	16	options: type, length in units of 8 bytes, value
 */
#ifndef KINIT_RA_H
#define KINIT_RA_H

#include "net/dhcp/dns_name.h"
#include "net/ip6/ip6_list.h"

#define RA_TYPE	     134
#define RA_HOP_LIMIT 255 /* else a router has passed it on */

/* Of all messages on a link: there may be several routers. */
struct ra {
	bool heard; /* any */
	bool managed; /* addresses are to be had by DHCPv6 */
	bool other; /* and other things are */
	bool autonomous; /* the kernel makes an address of a prefix */
	struct ip_address
		router; /* the first one that wants to be the default */
	struct ip6_list dns;
	char search[2 * DNS_NAME_SIZE]; /* names with a blank between them */
};

/*
 * Adds what the message of @len bytes says that @from has sent. False: it is
 * damaged, and nothing is added.
 */
bool ra_add(struct ra *ra, const uint8_t *message, size_t len,
	    const uint8_t from[IP6_SIZE]);

#endif
