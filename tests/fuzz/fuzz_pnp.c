// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is what the kernel has written to /proc/net/pnp, with a domain of a
 * DHCP server's, or to /proc/net/route; and an ARP packet.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "net/dhcp/arp_packet.h"
#include "net/pnp.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void check_arp(const uint8_t *data, size_t size)
{
	static const uint8_t us[6] = { 0x52, 0x54, 0, 0, 0, 7 };
	uint8_t *packet = malloc(size), holder[6] = { 0 };
	uint32_t address = size >= 18 ? get_be32(data + 14) : 0;

	if (size)
		memcpy(packet, data, size);
	if (arp_conflicts(packet, size, us, address, holder))
		require(size >= ARP_PACKET_SIZE && memcmp(holder, us, 6));
	free(packet);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct dhcp_lease lease = { 0 };
	char *text = malloc(size + 1);

	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	pnp_read(&lease, text);
	require(memchr(lease.domain, '\0', sizeof(lease.domain)) != NULL);
	require(!lease.domain[0] || dns_name_valid(lease.domain));
	pnp_read_route(&lease, text, "eth0");
	require(lease.n_routes <= 1);
	free(text);
	check_arp(data, size);
	return 0;
}
