// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is a message of a DHCP server to whom it says; and from its options
 * on, a list of names.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "net/dhcp/dhcp_lease.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void check_host(uint32_t a)
{
	require(a >= 0x01000000 && a < 0xe0000000 && a >> 24 != 127);
}

static void check_addresses(const uint32_t *list)
{
	bool end = false;

	for (size_t i = 0; i < DHCP_ADDRESSES; i++) {
		end |= !list[i];
		if (end)
			require(!list[i]);
		else
			check_host(list[i]);
	}
}

static void check_text(const char *s, size_t size)
{
	require(memchr(s, '\0', size) != NULL);
	for (; *s; s++)
		require((unsigned char)*s >= ' ' && *s != 0x7f);
}

static void check_name(const char *s)
{
	check_text(s, DNS_NAME_SIZE);
	require(!*s || dns_name_valid(s));
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

static void check_routes(const struct dhcp_lease *lease)
{
	require(lease->n_routes <= DHCP_ROUTES_MAX);
	for (unsigned int i = 0; i < lease->n_routes; i++) {
		const struct dhcp_route *r = &lease->routes[i];

		require(r->prefix <= 32);
		if (r->gateway)
			check_host(r->gateway);
		require(r->prefix == 32 ||
			!(r->destination & UINT32_MAX >> r->prefix));
	}
	if (lease->routers[0])
		require(lease->n_routes);
}

static void check_lease(const struct dhcp_lease *lease)
{
	require(lease->type == DHCP_OFFER || lease->type == DHCP_ACK ||
		lease->type == DHCP_NAK);
	if (lease->server)
		check_host(lease->server);
	check_text(lease->text, sizeof(lease->text));
	if (lease->type == DHCP_NAK) {
		require(!lease->address && !lease->n_routes);
		return;
	}
	check_host(lease->address);
	if (!lease->bootp || lease->server)
		check_host(lease->server);
	require(lease->prefix >= 1 && lease->prefix <= 32);
	require(!lease->mtu || lease->mtu >= 68);
	require(lease->renewal_time <= lease->rebinding_time &&
		lease->rebinding_time <= lease->lease_time);
	check_routes(lease);
	check_addresses(lease->routers);
	check_addresses(lease->dns);
	check_addresses(lease->ntp);
	check_name(lease->host_name);
	check_name(lease->domain);
	check_name(lease->tftp_server);
	check_names(lease->search, sizeof(lease->search));
	check_text(lease->root_path, sizeof(lease->root_path));
	check_text(lease->bootfile, sizeof(lease->bootfile));
}

static void check_message(uint8_t *b, size_t size)
{
	struct dhcp_client client = { 0 };
	struct dhcp_lease lease;

	if (size < DHCP_OPTIONS || b[DHCP_HLEN] > DHCP_HARDWARE_MAX)
		return;
	client.xid = get_be32(b + DHCP_XID);
	client.bootp = client.xid & 1;
	client.hardware_len = b[DHCP_HLEN];
	memcpy(client.hardware, b + DHCP_CHADDR, DHCP_HARDWARE_MAX);
	memset(&lease, 0xee, sizeof(lease));
	switch (dhcp_read(&lease, b, size, &client)) {
	case DHCP_GOOD:
		check_lease(&lease);
		break;
	case DHCP_BAD:
		require(lease.problem != NULL);
		break;
	case DHCP_NOT_OURS:
		require(b[DHCP_OP] != DHCP_OP_SERVER ||
			size > DHCP_MESSAGE_MAX);
	}
	client.xid++;
	require(dhcp_read(&lease, b, size, &client) == DHCP_NOT_OURS);
}

static void check_list(const uint8_t *list, size_t len)
{
	for (size_t size = 1; size < 300; size += 23) {
		char *out = malloc(size);

		dns_name_list(out, size, list, len);
		check_names(out, size);
		free(out);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *b = malloc(size);

	if (size)
		memcpy(b, data, size);
	check_message(b, size);
	free(b);
	if (size < DHCP_OPTIONS)
		return 0;
	size -= DHCP_OPTIONS;
	b = malloc(size);
	if (size)
		memcpy(b, data + DHCP_OPTIONS, size);
	check_list(b, size);
	free(b);
	return 0;
}
