// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "bytes.h"
#include "net/dhcp/udp_packet.h"

#define IP_SIZE	      20
#define IP_VERSION    4
#define IP_TTL	      64
#define IP_DONT_SPLIT 0x4000
#define IP_FRAGMENT   0x3fff /* more follow, or where this one belongs */
#define PROTOCOL_UDP  17
#define UDP_SIZE      8

/* Adds @len bytes, as numbers of 16 bits, to a sum that is not folded. */
static uint32_t sum(uint32_t total, const uint8_t *b, size_t len)
{
	for (; len > 1; b += 2, len -= 2)
		total += get_be16(b);
	return len ? total + (*b << 8) : total;
}

/* The ones' complement; 0 if what was summed has its right checksum in it. */
static uint16_t fold(uint32_t total)
{
	while (total >> 16)
		total = (total & 0xffff) + (total >> 16);
	return (uint16_t)~total;
}

/* Of a UDP packet, with what it covers of the IP header. */
static uint16_t udp_sum(const uint8_t *ip, const uint8_t *udp, size_t len)
{
	return fold(sum(sum(PROTOCOL_UDP + len, ip + 12, 8), udp, len));
}

size_t udp_packet_build(uint8_t *buf, size_t size, const struct udp_packet *p)
{
	uint8_t *udp = buf + IP_SIZE;
	uint16_t check;

	if (p->len > UINT16_MAX - UDP_PACKET_HEADERS ||
	    size < UDP_PACKET_HEADERS || p->len > size - UDP_PACKET_HEADERS)
		return 0;
	memset(buf, 0, UDP_PACKET_HEADERS);
	buf[0] = IP_VERSION << 4 | IP_SIZE / 4;
	put_be16(buf + 2, UDP_PACKET_HEADERS + p->len);
	put_be16(buf + 6, IP_DONT_SPLIT);
	buf[8] = IP_TTL;
	buf[9] = PROTOCOL_UDP;
	put_be32(buf + 12, p->source);
	put_be32(buf + 16, p->destination);
	put_be16(buf + 10, fold(sum(0, buf, IP_SIZE)));

	put_be16(udp, p->source_port);
	put_be16(udp + 2, p->destination_port);
	put_be16(udp + 4, UDP_SIZE + p->len);
	memcpy(udp + UDP_SIZE, p->payload, p->len);
	check = udp_sum(buf, udp, UDP_SIZE + p->len);
	/* 0 says that there is none; the other zero means the same number. */
	put_be16(udp + 6, check ? check : 0xffff);
	return UDP_PACKET_HEADERS + p->len;
}

const char *udp_packet_read(struct udp_packet *p, const void *bytes, size_t len,
			    bool partial)
{
	const uint8_t *ip = bytes, *udp;
	size_t header, total, n;

	if (len < IP_SIZE || ip[0] >> 4 != IP_VERSION)
		return "is no IPv4 packet";
	header = (ip[0] & 0xf) * 4;
	total = get_be16(ip + 2);
	if (header < IP_SIZE || total < header || total > len)
		return "has a wrong length";
	if (fold(sum(0, ip, header)))
		return "has a wrong IP checksum";
	if (ip[9] != PROTOCOL_UDP)
		return "is no UDP packet";
	if (get_be16(ip + 6) & IP_FRAGMENT)
		return "is a fragment";

	udp = ip + header;
	if (total - header < UDP_SIZE)
		return "ends within the UDP header";
	n = get_be16(udp + 4);
	if (n < UDP_SIZE || n > total - header)
		return "has a wrong UDP length";
	if (!partial && get_be16(udp + 6) && udp_sum(ip, udp, n))
		return "has a wrong UDP checksum";
	*p = (struct udp_packet){
		.source = get_be32(ip + 12),
		.destination = get_be32(ip + 16),
		.source_port = get_be16(udp),
		.destination_port = get_be16(udp + 2),
		.payload = udp + UDP_SIZE,
		.len = n - UDP_SIZE,
	};
	return NULL;
}
