// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "net/firmware/ibft.h"

#define FLAG_VALID   1
#define ORIGIN_DHCP  3 /* as IpPrefixOriginDhcp of Microsoft's IP helper API */
#define VLAN_MAX     4094
#define ETHER_PREFIX 64 /* of IPv6, if none is given */

const char *const ibft_fields[] = {
	"flags",	 "mac",	     "ip-addr",	    "prefix-len", "origin",
	"subnet-mask",	 "gateway",  "primary-dns", "dhcp",	  "vlan",
	"secondary-dns", "hostname", NULL,
};

void ibft_begin(struct ibft_nic *nic)
{
	memset(nic, 0, sizeof(*nic));
	nic->option.value = "ibft";
	/* The kernels that have no such file show no blocks that are not. */
	nic->flags = FLAG_VALID;
}

static void take_number(unsigned int *number, struct field text, int max)
{
	int n = field_number(text, 0, max);

	if (n >= 0)
		*number = n;
}

static void take_address(struct ip_address *ip, struct field text)
{
	struct ip_address new;

	if (ip_parse(text.text, text.len, &new) && !ip_is_any(&new))
		*ip = new;
}

/* The address may come before it or after it. */
static void take_prefix(struct ip_option *ip, struct field text)
{
	int n = ip_netmask_parse(text.text, text.len, IP_NONE);

	if (n > 0)
		ip->netmask = n;
}

/* It goes into files, and to the kernel. */
static bool is_name(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
}

static void take_hostname(struct ip_option *ip, struct field text)
{
	if (text.len >= sizeof(ip->hostname))
		return;
	for (size_t i = 0; i < text.len; i++)
		if (!is_name(text.text[i]))
			return;
	memcpy(ip->hostname, text.text, text.len);
	ip->hostname[text.len] = '\0';
}

void ibft_take(struct ibft_nic *nic, const char *name, const char *text,
	       size_t len)
{
	struct ip_option *ip = &nic->option;
	struct field field = { text, len };

	while (field.len &&
	       (text[field.len - 1] == '\n' || !text[field.len - 1]))
		field.len--;
	if (!strcmp(name, "flags"))
		take_number(&nic->flags, field, 255);
	else if (!strcmp(name, "origin"))
		take_number(&nic->origin, field, 255);
	else if (!strcmp(name, "vlan"))
		take_number(&nic->vlan, field, VLAN_MAX);
	else if (!strcmp(name, "mac"))
		ip->has_mac = mac_parse(field.text, field.len, false, ip->mac);
	else if (!strcmp(name, "ip-addr"))
		take_address(&ip->client, field);
	else if (!strcmp(name, "prefix-len") || !strcmp(name, "subnet-mask"))
		take_prefix(ip, field);
	else if (!strcmp(name, "gateway"))
		take_address(&ip->gateway, field);
	else if (!strcmp(name, "primary-dns"))
		take_address(&ip->dns[0], field);
	else if (!strcmp(name, "secondary-dns"))
		take_address(&ip->dns[1], field);
	else if (!strcmp(name, "dhcp"))
		take_address(&ip->server, field);
	else if (!strcmp(name, "hostname"))
		take_hostname(ip, field);
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
