// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "net/ip6/ip6_list.h"

bool ip6_is_host(const uint8_t bytes[IP6_SIZE])
{
	static const uint8_t zeros[IP6_SIZE - 1];

	return bytes[0] != 0xff &&
	       (memcmp(bytes, zeros, sizeof(zeros)) || bytes[15] > 1);
}

bool ip6_is_link(const struct ip_address *ip)
{
	return ip->family == IP_V6 && ip->bytes[0] == 0xfe &&
	       (ip->bytes[1] & 0xc0) == 0x80;
}

struct ip_address ip6_address(const uint8_t bytes[IP6_SIZE],
			      unsigned int prefix)
{
	struct ip_address ip = { .family = IP_V6, .prefix = prefix };

	memcpy(ip.bytes, bytes, IP6_SIZE);
	return ip;
}

void ip6_list_add(struct ip6_list *list, const uint8_t *bytes, size_t len)
{
	for (; len >= IP6_SIZE; bytes += IP6_SIZE, len -= IP6_SIZE) {
		unsigned int i = 0;

		while (i < list->n &&
		       memcmp(list->list[i].bytes, bytes, IP6_SIZE))
			i++;
		if (i == list->n && i < IP6_LIST_MAX && ip6_is_host(bytes))
			list->list[list->n++] = ip6_address(bytes, 128);
	}
}
