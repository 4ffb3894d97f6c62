// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>
#include <string.h>

#include "net/firmware/ibft.h"

#define FLAG_VALID   1
#define ORIGIN_DHCP  3 /* as IpPrefixOriginDhcp of Microsoft's IP helper API */
#define VLAN_MAX     4094
#define ETHER_PREFIX 64 /* of IPv6, if none is given */

enum kind { NUMBER, MAC, ADDRESS, PREFIX, HOSTNAME };

/* Where a file's text goes, as what, and the largest of a number. */
static const struct {
	char name[14];
	uint8_t kind; /* an enum kind */
	uint16_t to;
	uint16_t max;
} fields[] = {
	{ "flags", NUMBER, offsetof(struct ibft_nic, flags), 255 },
	{ "mac", MAC, offsetof(struct ibft_nic, option.mac), 0 },
	{ "ip-addr", ADDRESS, offsetof(struct ibft_nic, option.client), 0 },
	{ "prefix-len", PREFIX, offsetof(struct ibft_nic, option.netmask), 0 },
	{ "origin", NUMBER, offsetof(struct ibft_nic, origin), 255 },
	{ "subnet-mask", PREFIX, offsetof(struct ibft_nic, option.netmask), 0 },
	{ "gateway", ADDRESS, offsetof(struct ibft_nic, option.gateway), 0 },
	{ "primary-dns", ADDRESS, offsetof(struct ibft_nic, option.dns[0]), 0 },
	{ "dhcp", ADDRESS, offsetof(struct ibft_nic, option.server), 0 },
	{ "vlan", NUMBER, offsetof(struct ibft_nic, vlan), VLAN_MAX },
	{ "secondary-dns", ADDRESS, offsetof(struct ibft_nic, option.dns[1]),
	  0 },
	{ "hostname", HOSTNAME, offsetof(struct ibft_nic, option.hostname), 0 },
};

#define FIELDS (sizeof(fields) / sizeof(*fields))

const char *ibft_field(unsigned int i)
{
	return i < FIELDS ? fields[i].name : NULL;
}

void ibft_begin(struct ibft_nic *nic)
{
	memset(nic, 0, sizeof(*nic));
	nic->option.value = "ibft";
	/* The kernels that have no such file show no blocks that are not. */
	nic->flags = FLAG_VALID;
}

static void take_address(struct ip_address *ip, struct field text)
{
	struct ip_address new;

	if (ip_parse(text.text, text.len, &new) && !ip_is_any(&new))
		*ip = new;
}

/* It goes into files, and to the kernel. */
static bool is_name(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
}

static void take_hostname(char hostname[HOSTNAME_SIZE], struct field text)
{
	if (text.len >= HOSTNAME_SIZE)
		return;
	for (size_t i = 0; i < text.len; i++)
		if (!is_name(text.text[i]))
			return;
	memcpy(hostname, text.text, text.len);
	hostname[text.len] = '\0';
}

static void take(struct ibft_nic *nic, unsigned int i, struct field text)
{
	void *to = (char *)nic + fields[i].to;
	int n;

	switch (fields[i].kind) {
	case NUMBER:
		n = field_number(text, 0, fields[i].max);
		if (n >= 0)
			*(unsigned int *)to = n;
		break;
	case MAC:
		nic->option.has_mac = mac_parse(text.text, text.len, false, to);
		break;
	case ADDRESS:
		take_address(to, text);
		break;
	case PREFIX:
		/* The address may come before it or after it. */
		n = ip_netmask_parse(text.text, text.len, IP_NONE);
		if (n > 0)
			nic->option.netmask = n;
		break;
	case HOSTNAME:
		take_hostname(to, text);
		break;
	}
}

void ibft_take(struct ibft_nic *nic, const char *name, const char *text,
	       size_t len)
{
	while (len && (text[len - 1] == '\n' || !text[len - 1]))
		len--;
	for (unsigned int i = 0; i < FIELDS; i++)
		if (!strcmp(name, fields[i].name))
			take(nic, i, (struct field){ text, len });
}

/* A /32 or /128 would reach nobody. */
static void set_prefix(struct ip_option *ip)
{
	unsigned int bits = ip_bits(ip->client.family);

	if (ip->netmask && ip->netmask <= bits)
		ip->client.prefix = ip->netmask;
	else if (ip->client.family == IP_V4)
		ip->client.prefix = ip4_class_prefix(ip->client.bytes);
	else
		ip->client.prefix = ETHER_PREFIX;
	if (!ip->client.prefix)
		ip->client.prefix = bits;
}

bool ibft_end(struct ibft_nic *nic)
{
	struct ip_option *ip = &nic->option;
	bool by_dhcp = ip->server.family == IP_V4 || nic->origin == ORIGIN_DHCP;

	if (!(nic->flags & FLAG_VALID) || !ip->has_mac)
		return false;
	memset(&ip->server, 0, sizeof(ip->server));
	if (by_dhcp && ip->client.family != IP_V6) {
		/* All else is the server's to say, and may have changed. */
		memset(&ip->client, 0, sizeof(ip->client));
		ip->method = IP_METHOD_DHCP;
		return true;
	}
	if (ip->client.family == IP_NONE)
		return false;
	ip->method = IP_METHOD_OFF;
	set_prefix(ip);
	return true;
}
