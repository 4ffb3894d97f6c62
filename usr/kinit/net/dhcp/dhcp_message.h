/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a DHCP client says (RFC 2131, RFC 2132); dhcp_lease.h reads the answers.
 * A message is the payload of a UDP packet:
 *
 *	0	op: 1 a client's, 2 a server's; htype, hlen, hops
 *	4	xid	8 secs		10 flags
 *	12	ciaddr	16 yiaddr	20 siaddr	24 giaddr
 *	28	chaddr: 16 bytes, of which hlen count
 *	44	sname: 64 bytes
 *	108	file: 128 bytes
 *	236	63 82 53 63, then options: code, length, value
 */
#ifndef KINIT_DHCP_MESSAGE_H
#define KINIT_DHCP_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DHCP_SERVER_PORT 67
#define DHCP_CLIENT_PORT 68

/* The longest message that fits into a frame of Ethernet, and is asked for. */
#define DHCP_MESSAGE_MAX 1472

#define DHCP_HARDWARE_MAX  16
#define DHCP_CLIENT_ID_MAX 255

enum dhcp_field {
	DHCP_OP = 0,
	DHCP_HTYPE = 1,
	DHCP_HLEN = 2,
	DHCP_XID = 4,
	DHCP_SECS = 8,
	DHCP_FLAGS = 10,
	DHCP_CIADDR = 12,
	DHCP_YIADDR = 16,
	DHCP_SIADDR = 20,
	DHCP_CHADDR = 28,
	DHCP_SNAME = 44,
	DHCP_FILE = 108,
	DHCP_COOKIE = 236,
	DHCP_OPTIONS = 240,
};

enum { DHCP_OP_CLIENT = 1, DHCP_OP_SERVER = 2 };

#define DHCP_COOKIE_VALUE 0x63825363

enum dhcp_type {
	DHCP_DISCOVER = 1,
	DHCP_OFFER,
	DHCP_REQUEST,
	DHCP_DECLINE,
	DHCP_ACK,
	DHCP_NAK,
	DHCP_RELEASE,
};

enum dhcp_option {
	DHCP_PAD = 0,
	DHCP_NETMASK = 1,
	DHCP_ROUTERS = 3,
	DHCP_DNS = 6,
	DHCP_HOST_NAME = 12,
	DHCP_DOMAIN = 15,
	DHCP_ROOT_PATH = 17,
	DHCP_MTU = 26,
	DHCP_BROADCAST = 28,
	DHCP_NTP = 42,
	DHCP_REQUESTED = 50,
	DHCP_LEASE_TIME = 51,
	DHCP_OVERLOAD = 52,
	DHCP_TYPE = 53,
	DHCP_SERVER_ID = 54,
	DHCP_PARAMETERS = 55,
	DHCP_TEXT = 56,
	DHCP_MAX_SIZE = 57,
	DHCP_RENEWAL = 58,
	DHCP_REBINDING = 59,
	DHCP_VENDOR_CLASS = 60,
	DHCP_CLIENT_ID = 61,
	DHCP_TFTP_SERVER = 66,
	DHCP_BOOTFILE = 67,
	DHCP_SEARCH = 119,
	DHCP_CLASSLESS = 121,
	DHCP_END = 255,
};

/* Who asks. The same for all messages of one exchange, but secs. */
struct dhcp_client {
	const char *host_name; /* NULL, or what it would like to be called */
	const char *vendor_class; /* NULL, or what it is */
	uint32_t xid;
	uint16_t secs; /* since it began to ask */
	bool bootp; /* an answer without DHCP's options will do (RFC 1534) */
	/* Answers have to be broadcast, as a unicast one would not arrive. */
	bool broadcast;
	uint8_t hardware_type; /* ARPHRD_... */
	uint8_t hardware_len; /* 0: not told, as on InfiniBand (RFC 4390) */
	uint8_t hardware[DHCP_HARDWARE_MAX];
	uint8_t id_len; /* 0: none */
	uint8_t id[DHCP_CLIENT_ID_MAX];
};

/* Sets the client identifier to the hardware address, if any (RFC 2132). */
void dhcp_id_hardware(struct dhcp_client *c);

/*
 * Sets it to an IAID and a DUID (RFC 4361), by which the same machine is known
 * over DHCPv6, and on each of its systems that makes the same of both. False:
 * the DUID, @len bytes, is too long for an option, and there is none.
 */
bool dhcp_id_duid(struct dhcp_client *c, uint32_t iaid, const uint8_t *duid,
		  size_t len);

/*
 * Writes a message to @buf. Addresses are numbers: 10.0.0.1 is 0x0a000001. What
 * they say:
 *
 * - DISCOVER: @address would be liked; 0: any. @server is 0.
 * - REQUEST: @address is taken, as @server offered; or with @server 0, it was
 *   held before (init-reboot).
 * - DECLINE: @address, of @server, is somebody else's.
 * - RELEASE: @address, of @server, is no longer held; sent to that server.
 *
 * Returns its length, at least the 300 bytes that old relays want; or 0 if it
 * is longer than @size.
 */
size_t dhcp_build(uint8_t *buf, size_t size, const struct dhcp_client *c,
		  enum dhcp_type type, uint32_t address, uint32_t server);

#endif
