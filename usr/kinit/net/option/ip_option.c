// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "net/option/ip_option.h"
#include "parts.h"

static const struct {
	char word[12];
	uint8_t method; /* an enum ip_method */
} methods[] = {
	{ "off", IP_METHOD_OFF },
	{ "none", IP_METHOD_OFF },
	{ "on", IP_METHOD_DHCP },
	{ "any", IP_METHOD_DHCP },
	{ "dhcp", IP_METHOD_DHCP },
	{ "single-dhcp", IP_METHOD_DHCP },
	{ "bootp", IP_METHOD_BOOTP },
	{ "both", IP_METHOD_BOOTP },
	{ "dhcp6", IP_METHOD_DHCP6 },
	{ "auto6", IP_METHOD_AUTO6 },
	{ "either6", IP_METHOD_EITHER6 },
	{ "link6", IP_METHOD_LINK6 },
	{ "link-local", IP_METHOD_LINK_LOCAL },
	{ "ibft", IP_METHOD_IBFT },
};

bool ip_option_is_ip6(const struct ip_option *ip)
{
	return (ip->method >= IP_METHOD_DHCP6 &&
		ip->method <= IP_METHOD_LINK6) ||
	       (ip->method == IP_METHOD_OFF && ip->client.family == IP_V6);
}

/* DHCP's option has one byte for its length, and the type is one of them. */
#define CLIENT_ID_MAX 254

static bool is_client_id(struct field field)
{
	return field.len > 5 && !memcmp(field.text, "dhcp,", 5);
}

/* What follows "dhcp,". */
static bool read_client_id(struct ip_option *ip, struct word_reader *r)
{
	const char *rest = r->field.text + strlen("dhcp,");
	const char *end = r->field.text + r->field.len;
	const char *comma = memchr(rest, ',', end - rest);
	struct field type = { rest, comma ? comma - rest : 0 };
	int n = field_number(type, 0, 255);

	if (n < 0 || end - comma < 2 || end - comma > CLIENT_ID_MAX + 1)
		return field_bad(r, "method",
				 "dhcp,TYPE,ID with a type from 0 to 255 and an identifier of 1 to 254 bytes");
	ip->method = IP_METHOD_DHCP;
	ip->client_id_type = n;
	ip->client_id = (struct field){ comma + 1, end - comma - 1 };
	return true;
}

static bool read_method(struct ip_option *ip, struct word_reader *r)
{
	if (is_client_id(r->field))
		return read_client_id(ip, r);
	for (size_t i = 0; i < sizeof(methods) / sizeof(*methods); i++) {
		if (field_is(r->field, methods[i].word)) {
			ip->method = methods[i].method;
			if (!KINIT_HAS_IBFT && ip->method == IP_METHOD_IBFT)
				return word_bad(r, NO_IBFT);
			return KINIT_HAS_IPV6 || !ip_option_is_ip6(ip) ||
			       word_bad(r,
					"IPv6 is left out of this kinit (CONFIG_KINIT_IPV6)");
		}
	}
	return field_bad(r, "method",
			 "one of dhcp, on, any, bootp, both, dhcp6, auto6, either6, link6, link-local, ibft, off and none (there is no RARP)");
}

bool field_address(struct word_reader *r, const char *name,
		   struct ip_address *ip)
{
	memset(ip, 0, sizeof(*ip));
	if (!r->field.len)
		return true;
	if (!ip_parse(r->field.text, r->field.len, ip))
		return field_bad(r, name,
				 KINIT_HAS_IPV6
					 ? "an IPv4 address, or IPv6 in [brackets]"
					 : "an IPv4 address, as IPv6 is left out (CONFIG_KINIT_IPV6)");
	if (ip_is_any(ip))
		memset(ip, 0, sizeof(*ip));
	return true;
}

static bool next_address(struct word_reader *r, const char *name,
			 struct ip_address *ip)
{
	word_next(r);
	return field_address(r, name, ip);
}

bool field_mtu(struct word_reader *r, unsigned int *mtu)
{
	int n = field_number(r->field, MTU_MIN, MTU_MAX);

	*mtu = n < 0 ? 0 : n;
	return !r->field.len || n >= 0 ||
	       field_bad(r, "MTU", "a number from 68 to 65535");
}

bool field_mac(struct word_reader *r, bool type, uint8_t mac[MAC_SIZE])
{
	return mac_parse(r->field.text, r->field.len, type, mac) ||
	       field_bad(r, "MAC address", "six bytes as in 52:54:00:12:34:56");
}

static bool next_device(struct ip_option *ip, struct word_reader *r)
{
	word_next(r);
	return !r->field.len || field_ifname(r->field, ip->device) ||
	       field_bad(r, "device", "the name of an interface");
}

/* [MTU][:MAC], which has colons of its own */
static bool read_link(struct ip_option *ip, struct word_reader *r)
{
	if (!field_mtu(r, &ip->mtu))
		return false;
	word_rest(r);
	if (!r->field.len)
		return true;
	ip->has_mac = field_mac(r, false, ip->mac);
	return ip->has_mac;
}

/* DEVICE:METHOD[:[MTU][:MAC]] */
static bool read_short(struct ip_option *ip, struct word_reader *r)
{
	if (!next_device(ip, r))
		return false;
	word_next(r);
	if (!read_method(ip, r))
		return false;
	word_next(r);
	return read_link(ip, r);
}

/* What follows the method. */
static bool read_tail(struct ip_option *ip, struct word_reader *r)
{
	size_t digits = 0;

	word_next(r);
	while (digits < r->field.len && r->field.text[digits] >= '0' &&
	       r->field.text[digits] <= '9')
		digits++;
	if (digits && digits == r->field.len)
		return read_link(ip, r);
	ip->has_mac = !r->field.len &&
		      mac_parse(r->rest.text, r->rest.len, false, ip->mac);
	if (ip->has_mac)
		return true;
	if (!field_address(r, "first DNS server", &ip->dns[0]) ||
	    !next_address(r, "second DNS server", &ip->dns[1]) ||
	    !next_address(r, "NTP server", &ip->ntp))
		return false;
	return !r->rest.text || word_bad(r, "it has too many fields");
}

static bool read_server(struct ip_option *ip, struct word_reader *r)
{
	word_next(r);
	ip->server_is_peer = r->field.len &&
			     memchr(r->field.text, '/', r->field.len);
	if (!ip->server_is_peer)
		return field_address(r, "server", &ip->server);
	return ip_prefix_parse(r->field.text, r->field.len, &ip->server) ||
	       field_bad(r, "server",
			 "an address, or ADDRESS/PREFIX of the other end");
}

static bool read_netmask(struct ip_option *ip, struct word_reader *r)
{
	int prefix = 0;

	word_next(r);
	if (r->field.len)
		prefix = ip_netmask_parse(r->field.text, r->field.len,
					  ip->client.family);
	if (prefix < 0)
		return field_bad(r, "netmask",
				 "a mask as 255.255.255.0, or the length of a prefix");
	ip->netmask = prefix;
	if (ip->client.family == IP_NONE)
		return true;
	if (!prefix)
		prefix = ip->client.family == IP_V6
				 ? 64
				 : (int)ip4_class_prefix(ip->client.bytes);
	ip->client.prefix = prefix;
	return prefix ||
	       field_bad(r, "netmask",
			 "one, since the address has none by its class");
}

static bool read_hostname(struct ip_option *ip, struct word_reader *r)
{
	bool good;

	word_next(r);
	good = r->field.len < HOSTNAME_SIZE;
	for (size_t i = 0; good && i < r->field.len; i++) {
		char c = r->field.text[i], lower = c | 0x20;

		good = (lower >= 'a' && lower <= 'z') ||
		       (c >= '0' && c <= '9') ||
		       (i && (c == '-' || c == '.' || c == '_'));
	}
	if (!good)
		return field_bad(r, "host name",
				 "up to 64 letters, digits and, behind the first, . - _");
	if (r->field.len)
		memcpy(ip->hostname, r->field.text, r->field.len);
	return true;
}

/* Nothing of one family is reached through an address of the other one. */
static bool is_reached(const struct ip_option *ip,
		       const struct ip_address *other)
{
	return ip->client.family == IP_NONE || other->family == IP_NONE ||
	       other->family == ip->client.family;
}

static bool read_long(struct ip_option *ip, struct word_reader *r)
{
	if (!next_address(r, "client address", &ip->client) ||
	    !read_server(ip, r) || !next_address(r, "gateway", &ip->gateway) ||
	    !read_netmask(ip, r) || !read_hostname(ip, r) ||
	    !next_device(ip, r))
		return false;
	word_next(r);
	if (!r->field.len)
		ip->method = ip->client.family == IP_NONE ? IP_METHOD_DHCP
							  : IP_METHOD_OFF;
	else if (!read_method(ip, r))
		return false;
	if (!read_tail(ip, r))
		return false;
	if (ip->client.family != IP_NONE && ip->server.family != IP_NONE &&
	    ip->client.prefix == ip_bits(ip->client.family) &&
	    ip->gateway.family == IP_NONE)
		ip->server_is_peer = true;
	return (is_reached(ip, &ip->gateway) &&
		(!ip->server_is_peer || is_reached(ip, &ip->server))) ||
	       word_bad(r,
			"the gateway or the other end is not of the client's family");
}

bool ip_option_parse(struct ip_option *ip, struct word_reader *r)
{
	struct field whole = r->rest;
	char first;

	r->field = whole;
	memset(ip, 0, sizeof(*ip));
	ip->value = r->problem.value;
	if (!whole.len)
		return true;
	first = whole.text[0];
	if ((first >= '0' && first <= '9') || first == '[' || first == ':')
		return read_long(ip, r);
	/* An identifier can have a ":" in it, if nothing follows. */
	if (!memchr(whole.text, ':', whole.len) || is_client_id(whole))
		return read_method(ip, r);
	return read_short(ip, r);
}
