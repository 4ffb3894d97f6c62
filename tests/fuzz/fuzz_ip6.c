// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is a router's advertisement, an answer of a DHCPv6 server to whom it
 * says, and a message of rtnetlink about an address.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "net/ip6/dhcp6_lease.h"
#include "net/ip6/ra.h"
#include "net/rtnl/address_message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void check_list(const struct ip6_list *list)
{
	require(list->n <= IP6_LIST_MAX);
	for (unsigned int i = 0; i < list->n; i++) {
		require(list->list[i].family == IP_V6);
		require(list->list[i].prefix == 128);
		require(ip6_is_host(list->list[i].bytes));
	}
}

static void check_names(const char *s, size_t size)
{
	char *copy, *name, *rest;

	require(memchr(s, '\0', size) != NULL);
	if (!*s)
		return;
	rest = copy = strdup(s);
	while ((name = strsep(&rest, " ")))
		require(dns_name_valid(name));
	free(copy);
}

static void check_ra(const uint8_t *b, size_t size)
{
	static const uint8_t from[IP6_SIZE] = { 0xfe, 0x80, [15] = 9 };
	struct ra ra = { 0 }, before = ra;

	/* Twice: what a second one adds has to fit, too. */
	for (int i = 0; i < 2; i++) {
		bool taken = ra_add(&ra, b, size, from);

		require(taken == ra.heard);
		require(taken || !memcmp(&ra, &before, sizeof(ra)));
		check_list(&ra.dns);
		check_names(ra.search, sizeof(ra.search));
	}
}

static void check_lease(const struct dhcp6_lease *lease)
{
	require(lease->type == DHCP6_ADVERTISE || lease->type == DHCP6_REPLY);
	require(lease->server.len && lease->server.len <= DHCP6_DUID_MAX);
	if (lease->address.family != IP_NONE) {
		require(ip6_is_host(lease->address.bytes));
		require(lease->address.prefix == 128 && lease->valid);
	}
	check_list(&lease->dns);
	check_list(&lease->ntp);
	check_names(lease->search, sizeof(lease->search));
	require(memchr(lease->text, '\0', sizeof(lease->text)) != NULL);
	require(memchr(lease->bootfile, '\0', sizeof(lease->bootfile)) != NULL);
	for (const char *s = lease->bootfile; *s; s++)
		require(*s > ' ' && *s <= '~');
}

/* It is for the client that it names first. */
static void check_dhcp6(const uint8_t *b, size_t size)
{
	struct dhcp6_client client = { .iaid = 7 };
	struct dhcp6_lease lease;

	if (size < 8)
		return;
	client.xid = get_be32(b) & 0xffffff;
	client.duid.len = size - 8 < 10 ? (uint8_t)(size - 8) : 10;
	memcpy(client.duid.bytes, b + 8, client.duid.len);
	if (get_be16(b + 4) == DHCP6_CLIENT_ID && get_be16(b + 6) < size - 8 &&
	    get_be16(b + 6) <= DHCP6_DUID_MAX) {
		client.duid.len = (uint8_t)get_be16(b + 6);
		memcpy(client.duid.bytes, b + 8, client.duid.len);
	}
	memset(&lease, 0xee, sizeof(lease));
	switch (dhcp6_read(&lease, b, size, &client)) {
	case DHCP6_GOOD:
		check_lease(&lease);
		break;
	case DHCP6_BAD:
		require(lease.problem != NULL);
		break;
	case DHCP6_NOT_OURS:
		break;
	}
	client.xid++;
	require(dhcp6_read(&lease, b, size, &client) == DHCP6_NOT_OURS);
}

static void check_address(const uint8_t *b, size_t size)
{
	struct nl_message message = { .type = 20, .payload = b, .len = size };
	struct address_message a;

	if (!address_message(&a, &message))
		return;
	require(a.index > 0);
	require(a.address.family == IP_V4 || a.address.family == IP_V6);
	require(a.address.prefix <= ip_bits(a.address.family));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *b = malloc(size ? size : 1);

	if (size)
		memcpy(b, data, size);
	check_ra(b, size);
	check_dhcp6(b, size);
	check_address(b, size);
	free(b);
	return 0;
}
