// SPDX-License-Identifier: GPL-2.0-only
/* ARP packets: what is asked, and who has an address. */
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "net/dhcp/arp_packet.h"

#define ADDRESS 0x0a000005

static const uint8_t us[6] = { 0x52, 0x54, 0, 0, 0, 7 };
static const uint8_t them[6] = { 0x52, 0x54, 0, 0, 0, 8 };

static void test_build(void)
{
	/* As RFC 5227, 2.1.1 and 2.3 have them. */
	static const uint8_t probe[ARP_PACKET_SIZE] = {
		0, 1, 8, 0, 6, 4, 0, 1, 0x52, 0x54, 0,	0, 0, 7,
		0, 0, 0, 0, 0, 0, 0, 0, 0,    0,    10, 0, 0, 5,
	};
	uint8_t packet[ARP_PACKET_SIZE];

	arp_build(packet, us, ADDRESS, false);
	ok(!memcmp(packet, probe, sizeof(probe)), "a probe");
	arp_build(packet, us, ADDRESS, true);
	ok(!memcmp(packet, probe, ARP_SENDER_IP) &&
		   !memcmp(packet + ARP_SENDER_IP, probe + ARP_TARGET_IP, 4) &&
		   !memcmp(packet + 18, probe + 18, 10),
	   "an announcement");
}

/* Read where nothing stands behind it, so that the sanitizer sees it. */
static bool conflicts(const uint8_t *packet, size_t len, uint8_t holder[6])
{
	uint8_t *copy = malloc(len ? len : 1);
	bool yes;

	memcpy(copy, packet, len);
	yes = arp_conflicts(copy, len, us, ADDRESS, holder);
	free(copy);
	return yes;
}

static void test_read(void)
{
	uint8_t packet[64] = { 0 }, holder[6] = { 0 };
	unsigned int n = 0;

	arp_build(packet, them, ADDRESS, true);
	ok(conflicts(packet, ARP_PACKET_SIZE, holder), "somebody else has it");
	ok(!memcmp(holder, them, 6), "who that is");
	packet[7] = 2;
	ok(conflicts(packet, sizeof(packet), holder), "a reply, in a frame");
	for (size_t len = 0; len < ARP_PACKET_SIZE; len++)
		n += conflicts(packet, len, holder);
	is_int(n, 0, "what is cut off says nothing");
	for (unsigned int i = 0; i < 6; i++) {
		packet[i] ^= 1;
		n += conflicts(packet, ARP_PACKET_SIZE, holder);
		packet[i] ^= 1;
	}
	is_int(n, 0, "nor what is not of IPv4 on Ethernet");
	packet[ARP_SENDER_IP + 3]++;
	ok(!conflicts(packet, ARP_PACKET_SIZE, holder), "another address");
	arp_build(packet, us, ADDRESS, true);
	ok(!conflicts(packet, ARP_PACKET_SIZE, holder), "we are nobody else");
	arp_build(packet, them, ADDRESS, false);
	ok(!conflicts(packet, ARP_PACKET_SIZE, holder), "who asks has it not");
}

int main(void)
{
	test_build();
	test_read();
	return done_testing();
}
