/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Addresses as text: IPv4 (four decimal numbers), IPv6 (RFC 4291, section 2.2;
 * written as RFC 5952 recommends) and MAC. What is read is as strict as
 * inet_pton(3), and what is written is what inet_ntop(3) writes. text_add() has
 * for them
 *
 *	%pI	an address, without the prefix or brackets; nothing of IP_NONE
 *	%pR	the same, with "/" and the prefix
 *	%pN	an IPv4 address that is a number: 10.0.0.1 is 0x0a000001
 *	%pM	a MAC
 */
#ifndef NET_ADDRESS_H
#define NET_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

enum ip_family { IP_NONE, IP_V4, IP_V6 };

struct ip_address {
	uint8_t family; /* an enum ip_family; IP_NONE: there is none */
	uint8_t prefix; /* bits of the network, where that means something */
	uint8_t bytes[16]; /* the first 4 of IPv4; the others are 0 */
};

#define MAC_SIZE 6

/* Texts are @len bytes and need no terminator. False: @out is undefined. */
bool ip4_parse(const char *text, size_t len, uint8_t out[4]);
bool ip6_parse(const char *text, size_t len, uint8_t out[16]);

/* Either; IPv6 may stand in [brackets]. The prefix is 32 or 128. */
bool ip_parse(const char *text, size_t len, struct ip_address *ip);

/* ADDRESS[/PREFIX], also with both in the same [brackets]. */
bool ip_prefix_parse(const char *text, size_t len, struct ip_address *ip);

/* 10.0.0.1 is 0x0a000001. The prefix is 32. */
struct ip_address ip4_address(uint32_t number);

/* Is it 0.0.0.0 or ::? */
bool ip_is_any(const struct ip_address *ip);

/* 32 or 128; 0 of IP_NONE. */
unsigned int ip_bits(enum ip_family family);

/* Clears what is behind the prefix. */
void ip_mask_host(struct ip_address *ip);

/*
 * A prefix length, or for IPv4 a mask as 255.255.255.0; for IP_NONE either.
 * Returns -1 if it is neither: 255.0.255.0 is no mask.
 */
int ip_netmask_parse(const char *text, size_t len, enum ip_family family);

/* The bits that all are set in front of those that are not; else -1. */
int ip4_mask_prefix(const uint8_t mask[4]);
void ip4_prefix_mask(unsigned int prefix, uint8_t mask[4]);

/* 8, 16 or 24 by the class that the address was of once; else 0. */
unsigned int ip4_class_prefix(const uint8_t ip[4]);

/*
 * Six pairs of hexadecimal digits, with ":" or "-" between them; with @type,
 * which BOOTIF= has, a pair in front of them that says of which hardware.
 */
bool mac_parse(const char *text, size_t len, bool type, uint8_t out[MAC_SIZE]);

#endif
