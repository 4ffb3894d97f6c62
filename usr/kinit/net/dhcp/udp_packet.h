/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An IPv4 header and a UDP header around a payload (RFC 791, RFC 768), for
 * packet sockets of type SOCK_DGRAM: an interface without an address has no
 * other way to speak to a DHCP server.
 */
#ifndef KINIT_UDP_PACKET_H
#define KINIT_UDP_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Both headers as they are built; those that are read may have IP options. */
#define UDP_PACKET_HEADERS 28

/* Addresses are numbers: 10.0.0.1 is 0x0a000001. */
struct udp_packet {
	uint32_t source, destination;
	uint16_t source_port, destination_port;
	const uint8_t *payload;
	size_t len; /* of the payload */
};

/* Writes it to @buf. Returns its length, or 0 if it is longer than @size. */
size_t udp_packet_build(uint8_t *buf, size_t size, const struct udp_packet *p);

/*
 * Reads the @len bytes that a socket gave; more may stand behind the packet.
 * The payload then points into them. @partial: the kernel said
 * TP_STATUS_CSUMNOTREADY, as it does for a packet of the same machine or of its
 * hypervisor, whose UDP checksum nobody has computed; so it is not looked at.
 * Returns NULL, or what is wrong with it.
 */
const char *udp_packet_read(struct udp_packet *p, const void *bytes, size_t len,
			    bool partial);

#endif
