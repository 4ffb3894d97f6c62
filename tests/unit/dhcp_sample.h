/* SPDX-License-Identifier: GPL-2.0-only */
/* The answers of samples/dhcp.inc as bytes. */
#ifndef TESTS_DHCP_SAMPLE_H
#define TESTS_DHCP_SAMPLE_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "samples/dhcp.inc"

static const struct dhcp_sample {
	const char *name, *text;
} dhcp_samples[] = {
	{ "slirp_offer", slirp_offer },
	{ "slirp_ack", slirp_ack },
	{ "slirp_nak", slirp_nak },
	{ "dnsmasq_offer", dnsmasq_offer },
	{ "dnsmasq_ack", dnsmasq_ack },
	{ "dnsmasq_nak", dnsmasq_nak },
	{ "isc_ack_bootp", isc_ack_bootp },
	{ "isc_ack_long", isc_ack_long },
	{ "isc_ack_both", isc_ack_both },
	{ "isc_ack_file", isc_ack_file },
	{ "kea_ack", kea_ack },
};

#define DHCP_SAMPLES (sizeof(dhcp_samples) / sizeof(*dhcp_samples))

/* Returns how many bytes there are. */
static inline size_t dhcp_sample(uint8_t *out, const char *text)
{
	size_t n = 0;

	while (*text) {
		char byte[3] = { text[0], text[1], 0 };

		if (*text == '[') {
			size_t zeros = strtoul(text + 1, NULL, 10);

			memset(out + n, 0, zeros);
			n += zeros;
			text = strchr(text, ']') + 1;
			continue;
		}
		out[n++] = (uint8_t)strtoul(byte, NULL, 16);
		text += 2;
	}
	return n;
}

#endif
