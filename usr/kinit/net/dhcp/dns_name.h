/* SPDX-License-Identifier: GPL-2.0-only */
/* Names of hosts and domains, as text and as messages have them (RFC 1035). */
#ifndef KINIT_DNS_NAME_H
#define KINIT_DNS_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest name as text, with its terminator. */
#define DNS_NAME_SIZE 254

/*
 * Is this a name that can be written anywhere? Labels of 1 to 63 letters,
 * digits, "-" and "_" (RFC 952, RFC 1123; "_" is seen in use), none of which
 * begins with "-", with "." between them, 253 bytes at the most.
 */
bool dns_name_valid(const char *name);

/*
 * Reads a list of names, as the domain search option has it: by RFC 3397
 * (DHCPv4) with pointers to what stands before in the same list; @len bytes.
 * Sets @out to the names with a blank between them, as resolv.conf(5) wants it.
 * The root's empty name is left out. Returns NULL, or what is wrong; then @out
 * holds the names before it if they are merely too many, and else none.
 */
const char *dns_name_list(char *out, size_t size, const uint8_t *list,
			  size_t len);

#endif
