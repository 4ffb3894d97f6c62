// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "bytes.h"
#include "net/address.h"
#include "net/option/field.h"
#include "net/pnp.h"

static uint32_t read_ip4(struct field value)
{
	uint8_t ip[4];

	return ip4_parse(value.text, value.len, ip) ? get_be32(ip) : 0;
}

static void add_dns(struct dhcp_lease *lease, struct field value)
{
	unsigned int n = 0;

	while (n < DHCP_ADDRESSES && lease->dns[n])
		n++;
	if (n < DHCP_ADDRESSES)
		lease->dns[n] = read_ip4(value);
}

static void set_domain(struct dhcp_lease *lease, struct field value)
{
	if (value.len >= sizeof(lease->domain))
		return;
	memcpy(lease->domain, value.text, value.len);
	lease->domain[value.len] = '\0';
	if (!dns_name_valid(lease->domain))
		lease->domain[0] = '\0';
}

void pnp_read(struct dhcp_lease *lease, const char *text)
{
	struct field rest = { text, strlen(text) };

	while (rest.text) {
		struct field value = field_next(&rest, '\n');
		struct field name = field_next(&value, ' ');

		if (!value.text)
			continue;
		if (field_is(name, "nameserver"))
			add_dns(lease, value);
		else if (field_is(name, "bootserver"))
			lease->next_server = read_ip4(value);
		else if (field_is(name, "domain"))
			set_domain(lease, value);
	}
}

/* 0: it is no number of eight digits, which are the kernel's, so big ones. */
static uint32_t read_hex(struct field value)
{
	uint8_t address[4] = { 0 };
	uint32_t number = 0;

	for (size_t i = 0; i < value.len; i++)
		number = number << 4 |
			 (value.text[i] > '9' ? value.text[i] - 'A' + 10
					      : value.text[i] - '0');
	/* In memory it is as it is on the wire. */
	memcpy(address, &number, sizeof(address));
	return value.len == 8 ? get_be32(address) : 0;
}

void pnp_read_route(struct dhcp_lease *lease, const char *text,
		    const char *device)
{
	struct field rest = { text, strlen(text) };

	while (rest.text) {
		struct field line = field_next(&rest, '\n');
		struct field name = field_next(&line, '\t');
		struct field to = field_next(&line, '\t');
		struct field gateway = field_next(&line, '\t');

		if (!gateway.text || !field_is(name, device) ||
		    !field_is(to, "00000000"))
			continue;
		lease->routers[0] = lease->routes[0].gateway =
			read_hex(gateway);
		lease->n_routes = lease->routers[0] != 0;
		return;
	}
}

/* A word as the kernel takes it for an address (kernel: in_aton()). */
static uint32_t misread(const char *text)
{
	uint32_t address = 0;

	for (int i = 0; i < 4; i++) {
		uint32_t number = 0;

		while (*text && *text != ':' && *text != '.')
			number = number * 10 + *text++ - '0';
		address = address << 8 | number;
		text += *text == '.';
	}
	return address;
}

bool pnp_is_stray(const struct net *net, const struct nic *nic)
{
	const struct dhcp_lease *has = &nic->dhcp.lease;
	const struct ip_address *meant;

	/* The last ip= counts for the kernel, on whichever interface is up. */
	for (unsigned int i = 0; i < net->options.n_ips; i++) {
		const char *value = net->options.ips[i].value;

		if (*value > '9' && misread(value) == has->address)
			return true;
	}
	if (nic->method == NIC_UNUSED || nic->method == NIC_DHCP)
		return false;
	/* It takes a prefix length for a mask, and dhcp6 for dhcp. */
	meant = &nic->option->client;
	return meant->prefix != has->prefix ||
	       get_be32(meant->bytes) != has->address;
}
