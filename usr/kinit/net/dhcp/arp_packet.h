/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * ARP for IPv4 on Ethernet (RFC 826), as much as it takes to see whether
 * somebody else has an address (RFC 5227). What a packet has:
 *
 *	0	hardware 0001, protocol 0800, lengths 06 04
 *	6	operation: 1 a request, 2 a reply
 *	8	sender: MAC, and at 14 its IP address
 *	18	target: MAC, and at 24 its IP address
 */
#ifndef KINIT_ARP_PACKET_H
#define KINIT_ARP_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARP_PACKET_SIZE 28

enum { ARP_SENDER_IP = 14, ARP_TARGET_IP = 24 };

/*
 * Who has @address? So asks @mac, which has none itself yet (a probe); or with
 * @ours says that it is its own (an announcement).
 */
void arp_build(uint8_t packet[ARP_PACKET_SIZE], const uint8_t mac[6],
	       uint32_t address, bool ours);

/*
 * Says the packet, of @len bytes, that another than @mac has @address? Then
 * @holder is who that is. That another asks for it as we do does not count,
 * against RFC 5227, 2.1.1: some switches probe so for what is behind a port.
 */
bool arp_conflicts(const uint8_t *packet, size_t len, const uint8_t mac[6],
		   uint32_t address, uint8_t holder[6]);

#endif
