/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * ip=, in the forms of the kernel (Documentation/admin-guide/nfs/nfsroot.rst)
 * and of dracut.cmdline(7):
 *
 *	METHOD
 *	DEVICE:METHOD[:[MTU][:MAC]]
 *	CLIENT:SERVER:GATEWAY:NETMASK:HOSTNAME:DEVICE:METHOD[:DNS:DNS:NTP]
 *	CLIENT:SERVER:GATEWAY:NETMASK:HOSTNAME:DEVICE:METHOD[:[MTU][:MAC]]
 *
 * Any field can be empty, and those at the end can be missing. IPv6 stands in
 * [brackets]. Where the two say different things, or nothing:
 *
 * - The first field tells the forms apart: what begins with a digit or "[" is
 *   an address, and what is empty one that is not given. Another word is a
 *   method if it stands alone, and else a device.
 * - No method: DHCP, unless CLIENT is given, which then is all that there is.
 *   That is what the kernel does; systemd wants a method.
 * - A method that asks, and CLIENT too: the kernel then asks nobody. Here it is
 *   asked, as dracut does, and CLIENT is what to ask for.
 * - on and any are dhcp, as for dracut (for systemd: DHCPv6 as well).
 * - bootp and both: a BOOTP answer is good enough. There is no RARP, so of both
 *   that is what is left, and rarp alone is an error.
 * - dhcp,TYPE,ID, which the kernel has, is taken wherever a method stands.
 * - SERVER is the server that the root is on for the kernel, and the other end
 *   of a point-to-point link for dracut. It is the latter if it has a /PREFIX,
 *   or if NETMASK covers CLIENT alone and there is no GATEWAY: then there is
 *   no other way to it. (For systemd and dracut it always is, which takes away
 *   the route to the neighbours of an ordinary interface.)
 * - NETMASK is a mask or a prefix length. Not given, IPv4 has the one of its
 *   class, as for the kernel, and IPv6 64 (for systemd: 32 and 128).
 *   255.255.255.255 is a mask of 32 bits; for the kernel it is not given.
 * - 0.0.0.0 and [::] are not given, as for the kernel.
 * - HOSTNAME is kept whole. (The kernel takes the NIS domain from behind its
 *   first ".".)
 * - What follows METHOD is a MTU if it is all digits. If it is empty, a MAC may
 *   follow, or the second DNS server.
 * - off or none: no more than what is written is configured, and if there is
 *   neither a DEVICE nor a CLIENT, nothing. So is an empty ip=, as for the
 *   kernel.
 * - single-dhcp is dhcp: all interfaces are asked at once anyway.
 */
#ifndef NET_IP_OPTION_H
#define NET_IP_OPTION_H

#include "net/address.h"
#include "net/option/field.h"

enum ip_method {
	IP_METHOD_OFF, /* nothing is asked: what is given here, or nothing */
	IP_METHOD_DHCP, /* over IPv4 */
	IP_METHOD_BOOTP, /* ... and an answer without DHCP's options will do */
	IP_METHOD_DHCP6,
	IP_METHOD_AUTO6, /* by router advertisements */
	IP_METHOD_EITHER6, /* the same, and DHCPv6 if there is no address */
	IP_METHOD_LINK6, /* IPv6's address of the link, and no other */
	IP_METHOD_LINK_LOCAL, /* IPv4's (RFC 3927); options.c adds IPv6's */
	IP_METHOD_IBFT, /* what the firmware has left in its table */
};

/* Linux' HOST_NAME_MAX, with the terminator. */
#define HOSTNAME_SIZE 65

#define MTU_MIN 68 /* RFC 791 */
#define MTU_MAX 65535

struct ip_option {
	const char *value; /* as written */
	enum ip_method method;
	char device[IFNAME_SIZE]; /* "": any */
	struct ip_address client; /* and the prefix of its network */
	struct ip_address server; /* or the other end, and its prefix */
	bool server_is_peer;
	struct ip_address gateway;
	uint8_t netmask; /* prefix; without client; 0: not given */
	char hostname[HOSTNAME_SIZE]; /* "": not given */
	struct ip_address dns[2], ntp;
	unsigned int mtu; /* 0: not given */
	bool has_mac;
	uint8_t mac[MAC_SIZE]; /* that the device shall get */
	struct field client_id; /* DHCP's, behind its type; len 0: not given */
	uint8_t client_id_type;
};

/* Why ip=ibft and its kin are wrong, where that is left out. */
#define NO_IBFT "iBFT is left out of this kinit (CONFIG_KINIT_IBFT)"

/* Is it about IPv6? Everything else is about IPv4. */
bool ip_option_is_ip6(const struct ip_option *ip);

/* Reads r->rest, which has to stay. False: r->problem says what is wrong. */
bool ip_option_parse(struct ip_option *ip, struct word_reader *r);

/* An address that may be empty or 0.0.0.0, which is IP_NONE. */
bool field_address(struct word_reader *r, const char *name,
		   struct ip_address *ip);

bool field_mtu(struct word_reader *r, unsigned int *mtu);

/* @type: as mac_parse() has it. */
bool field_mac(struct word_reader *r, bool type, uint8_t mac[MAC_SIZE]);

#endif
