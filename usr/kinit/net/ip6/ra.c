// SPDX-License-Identifier: GPL-2.0-only
#include "bytes.h"
#include "net/ip6/ra.h"

#define HEADER 16

enum { MANAGED = 0x80, OTHER = 0x40, AUTONOMOUS = 0x40 };

enum { PREFIX = 3, RDNSS = 25, DNSSL = 31 };

/* As the kernel has it: such a prefix makes an address with 64 bits of ours. */
static bool makes_address(const uint8_t *option, size_t len)
{
	return len == 32 && option[2] == 64 && (option[3] & AUTONOMOUS) &&
	       get_be32(option + 4) && ip6_is_host(option + 16);
}

/* With no lifetime it is not to be used any more. */
static bool is_for_use(const uint8_t *option, size_t len)
{
	return len > 8 && get_be32(option + 4);
}

static void add_option(struct ra *ra, const uint8_t *option, size_t len)
{
	switch (option[0]) {
	case PREFIX:
		ra->autonomous |= makes_address(option, len);
		break;
	case RDNSS:
		if (is_for_use(option, len))
			ip6_list_add(&ra->dns, option + 8, len - 8);
		break;
	case DNSSL:
		if (is_for_use(option, len) && !ra->search[0])
			dns_name_list(ra->search, sizeof(ra->search),
				      option + 8, len - 8);
		break;
	}
}

/* Bytes of the option; 0: it is not whole. */
static size_t option_length(const uint8_t *at, size_t left)
{
	size_t len = left >= 8 ? (size_t)at[1] * 8 : 0;

	return len <= left ? len : 0;
}

bool ra_add(struct ra *ra, const uint8_t *message, size_t len,
	    const uint8_t from[IP6_SIZE])
{
	size_t at, n;

	if (len < HEADER || message[0] != RA_TYPE || message[1])
		return false;
	for (at = HEADER; at < len; at += n) {
		n = option_length(message + at, len - at);
		if (!n)
			return false;
	}
	ra->heard = true;
	ra->managed |= (message[5] & MANAGED) != 0;
	ra->other |= (message[5] & OTHER) != 0;
	if (get_be16(message + 6) && ra->router.family == IP_NONE)
		ra->router = ip6_address(from, 128);
	for (at = HEADER; at < len; at += n) {
		n = option_length(message + at, len - at);
		add_option(ra, message + at, n);
	}
	return true;
}
