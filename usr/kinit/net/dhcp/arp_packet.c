// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "bytes.h"
#include "net/dhcp/arp_packet.h"

#define MAC 6

enum { OPERATION = 6, SENDER_MAC = 8 };
enum { REQUEST = 1 };

/* Ethernet, IPv4, and the lengths of both addresses. */
static const uint8_t head[OPERATION] = { 0, 1, 8, 0, MAC, 4 };

void arp_build(uint8_t packet[ARP_PACKET_SIZE], const uint8_t mac[6],
	       uint32_t address, bool ours)
{
	memset(packet, 0, ARP_PACKET_SIZE);
	memcpy(packet, head, sizeof(head));
	put_be16(packet + OPERATION, REQUEST);
	memcpy(packet + SENDER_MAC, mac, MAC);
	if (ours)
		put_be32(packet + ARP_SENDER_IP, address);
	put_be32(packet + ARP_TARGET_IP, address);
}

bool arp_conflicts(const uint8_t *packet, size_t len, const uint8_t mac[6],
		   uint32_t address, uint8_t holder[6])
{
	if (len < ARP_PACKET_SIZE || memcmp(packet, head, sizeof(head)) ||
	    !memcmp(packet + SENDER_MAC, mac, MAC) ||
	    get_be32(packet + ARP_SENDER_IP) != address)
		return false;
	memcpy(holder, packet + SENDER_MAC, MAC);
	return true;
}
