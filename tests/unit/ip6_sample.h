/* SPDX-License-Identifier: GPL-2.0-only */
/* The messages of samples/ip6.inc as bytes. */
#ifndef TESTS_IP6_SAMPLE_H
#define TESTS_IP6_SAMPLE_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "samples/ip6.inc"

static const struct ip6_sample {
	const char *name, *text;
} ip6_samples[] = {
	{ "isc_advertise", isc_advertise },
	{ "isc_reply", isc_reply },
	{ "isc_none", isc_none },
	{ "kea_rapid", kea_rapid },
	{ "dnsmasq_rapid", dnsmasq_rapid },
	{ "dnsmasq_information", dnsmasq_information },
	{ "radvd_ra", radvd_ra },
	{ "radvd_last", radvd_last },
	{ "dnsmasq_ra_dhcp6", dnsmasq_ra_dhcp6 },
	{ "dnsmasq_ra_slaac", dnsmasq_ra_slaac },
};

#define IP6_SAMPLES (sizeof(ip6_samples) / sizeof(*ip6_samples))

/* Returns how many bytes there are: at most 512. */
static inline size_t ip6_sample(uint8_t *out, const char *text)
{
	size_t n = 0;

	for (; *text; text += 2) {
		const char byte[3] = { text[0], text[1], 0 };

		out[n++] = (uint8_t)strtoul(byte, NULL, 16);
	}
	return n;
}

#endif
