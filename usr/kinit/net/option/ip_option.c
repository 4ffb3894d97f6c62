// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "net/option/ip_option.h"

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

/* DHCP's option has one byte for its length, and the type is one of them. */
#define CLIENT_ID_MAX 254

static bool is_client_id(struct field field)
{
	return field.len > 5 && !memcmp(field.text, "dhcp,", 5);
}

/* What follows "dhcp,". */
static bool read_client_id(struct ip_option *ip, struct word_reader *r,
			   struct field method)
{
	const char *rest = method.text + strlen("dhcp,");
	const char *end = method.text + method.len;
	const char *comma = memchr(rest, ',', end - rest);
	struct field type = { rest, comma ? comma - rest : 0 };
	int n = field_number(type, 0, 255);

	if (n < 0 || end - comma < 2 || end - comma > CLIENT_ID_MAX + 1)
		return field_bad(r, "method", method,
				 "dhcp,TYPE,ID with a type from 0 to 255 and an identifier of 1 to 254 bytes");
	ip->method = IP_METHOD_DHCP;
	ip->client_id_type = n;
	ip->client_id = (struct field){ comma + 1, end - comma - 1 };
	return true;
}

static bool read_method(struct ip_option *ip, struct word_reader *r,
			struct field field)
{
	if (is_client_id(field))
		return read_client_id(ip, r, field);
	for (size_t i = 0; i < sizeof(methods) / sizeof(*methods); i++) {
		if (field_is(field, methods[i].word)) {
			ip->method = methods[i].method;
			return true;
		}
	}
	return field_bad(r, "method", field,
			 "one of dhcp, on, any, bootp, both, dhcp6, auto6, either6, link6, link-local, ibft, off and none (there is no RARP)");
}

bool field_address(struct word_reader *r, const char *name, struct field field,
		   struct ip_address *ip)
{
	memset(ip, 0, sizeof(*ip));
	if (!field.len)
		return true;
	if (!ip_parse(field.text, field.len, ip))
		return field_bad(r, name, field,
				 "an IPv4 address, or IPv6 in [brackets]");
	if (ip_is_any(ip))
		memset(ip, 0, sizeof(*ip));
	return true;
}

static bool next_address(struct word_reader *r, const char *name,
			 struct ip_address *ip)
{
	struct field field = field_next(&r->rest, ':');

	return field_address(r, name, field, ip);
}

bool field_mtu(struct word_reader *r, struct field field, unsigned int *mtu)
{
	int n = field_number(field, MTU_MIN, MTU_MAX);

	*mtu = n < 0 ? 0 : n;
	return !field.len || n >= 0 ||
	       field_bad(r, "MTU", field, "a number from 68 to 65535");
}

static bool next_device(struct ip_option *ip, struct word_reader *r)
{
	struct field field = field_next(&r->rest, ':');

	return !field.len || field_ifname(field, ip->device) ||
	       field_bad(r, "device", field, "the name of an interface");
}

/* All that is left, since it has colons of its own. */
static bool rest_is_mac(struct ip_option *ip, struct word_reader *r)
{
	ip->has_mac = mac_parse(r->rest.text, r->rest.len, false, ip->mac);
	return ip->has_mac;
}

static bool read_rest_as_mac(struct ip_option *ip, struct word_reader *r)
{
	return !r->rest.len || rest_is_mac(ip, r) ||
	       field_bad(r, "MAC address", r->rest,
			 "six bytes as in 52:54:00:12:34:56");
}

/* [MTU][:MAC] */
static bool read_link(struct ip_option *ip, struct word_reader *r,
		      struct field mtu)
{
	return field_mtu(r, mtu, &ip->mtu) && read_rest_as_mac(ip, r);
}

/* DEVICE:METHOD[:[MTU][:MAC]] */
static bool read_short(struct ip_option *ip, struct word_reader *r)
{
	struct field field;

	if (!next_device(ip, r))
		return false;
	field = field_next(&r->rest, ':');
	if (!read_method(ip, r, field))
		return false;
	field = field_next(&r->rest, ':');
	return read_link(ip, r, field);
}

/* What follows the method. */
static bool read_tail(struct ip_option *ip, struct word_reader *r)
{
	struct field field = field_next(&r->rest, ':');
	size_t digits = 0;

	while (digits < field.len && field.text[digits] >= '0' &&
	       field.text[digits] <= '9')
		digits++;
	if (digits && digits == field.len)
		return read_link(ip, r, field);
	if (!field.len && rest_is_mac(ip, r))
		return true;
	if (!field_address(r, "first DNS server", field, &ip->dns[0]) ||
	    !next_address(r, "second DNS server", &ip->dns[1]) ||
	    !next_address(r, "NTP server", &ip->ntp))
		return false;
	return !r->rest.text || word_bad(r, "it has too many fields");
}

static bool read_server(struct ip_option *ip, struct word_reader *r)
{
	struct field field = field_next(&r->rest, ':');

	ip->server_is_peer = field.len && memchr(field.text, '/', field.len);
	if (!ip->server_is_peer)
		return field_address(r, "server", field, &ip->server);
	return ip_prefix_parse(field.text, field.len, &ip->server) ||
	       field_bad(r, "server", field,
			 "an address, or ADDRESS/PREFIX of the other end");
}

static bool read_netmask(struct ip_option *ip, struct word_reader *r)
{
	struct field field = field_next(&r->rest, ':');
	int prefix = 0;

	if (field.len)
		prefix = ip_netmask_parse(field.text, field.len,
					  ip->client.family);
	if (prefix < 0)
		return field_bad(r, "netmask", field,
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
	       field_bad(r, "netmask", field,
			 "one, since the address has none by its class");
}

static bool read_hostname(struct ip_option *ip, struct word_reader *r)
{
	struct field field = field_next(&r->rest, ':');
	bool good = field.len < HOSTNAME_SIZE;

	for (size_t i = 0; good && i < field.len; i++) {
		char c = field.text[i], lower = c | 0x20;

		good = (lower >= 'a' && lower <= 'z') ||
		       (c >= '0' && c <= '9') ||
		       (i && (c == '-' || c == '.' || c == '_'));
	}
	if (!good)
		return field_bad(r, "host name", field,
				 "up to 64 letters, digits and, behind the first, . - _");
	if (field.len)
		memcpy(ip->hostname, field.text, field.len);
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
	struct field field;

	if (!next_address(r, "client address", &ip->client) ||
	    !read_server(ip, r) || !next_address(r, "gateway", &ip->gateway) ||
	    !read_netmask(ip, r) || !read_hostname(ip, r) ||
	    !next_device(ip, r))
		return false;
	field = field_next(&r->rest, ':');
	if (!field.len)
		ip->method = ip->client.family == IP_NONE ? IP_METHOD_DHCP
							  : IP_METHOD_OFF;
	else if (!read_method(ip, r, field))
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

	memset(ip, 0, sizeof(*ip));
	ip->value = r->problem.value;
	if (!whole.len)
		return true;
	first = whole.text[0];
	if ((first >= '0' && first <= '9') || first == '[' || first == ':')
		return read_long(ip, r);
	/* An identifier can have a ":" in it, if nothing follows. */
	if (!memchr(whole.text, ':', whole.len) || is_client_id(whole))
		return read_method(ip, r, whole);
	return read_short(ip, r);
}
