// SPDX-License-Identifier: GPL-2.0-only
/* An input is what a packet socket gave. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "net/dhcp/udp_packet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* What was read is built again, and read again. */
static void check_again(const struct udp_packet *p)
{
	uint8_t *b = malloc(p->len + UDP_PACKET_HEADERS);
	size_t len = udp_packet_build(b, p->len + UDP_PACKET_HEADERS, p);
	struct udp_packet again;

	require(len == p->len + UDP_PACKET_HEADERS);
	require(!udp_packet_build(b, len - 1, p));
	require(!udp_packet_read(&again, b, len, false));
	require(again.source == p->source &&
		again.destination == p->destination &&
		again.source_port == p->source_port &&
		again.destination_port == p->destination_port);
	require(again.len == p->len &&
		!memcmp(again.payload, p->payload, p->len));
	free(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *b = malloc(size);
	struct udp_packet p, strict;

	if (size)
		memcpy(b, data, size);
	if (!udp_packet_read(&p, b, size, true)) {
		require(p.payload >= b + UDP_PACKET_HEADERS);
		require(p.len <= size - (p.payload - b));
		check_again(&p);
		if (!udp_packet_read(&strict, b, size, false))
			require(strict.payload == p.payload &&
				strict.len == p.len);
	} else {
		require(udp_packet_read(&p, b, size, false) != NULL);
	}
	free(b);
	return 0;
}
