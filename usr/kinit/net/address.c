// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "bytes.h"
#include "net/address.h"
#include "parts.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 0 to 15, or -1. */
static int hex_digit(char c)
{
	if (is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Some think that a number with a 0 in front is octal, so there may be none. */
bool ip4_parse(const char *text, size_t len, uint8_t out[4])
{
	unsigned int value = 0, digits = 0, n = 0;

	for (size_t i = 0;; i++) {
		if (i < len && is_digit(text[i])) {
			if (digits++ && !value)
				return false;
			value = value * 10 + (text[i] - '0');
			if (value > 255)
				return false;
			continue;
		}
		if (!digits || n == 4)
			return false;
		out[n++] = value;
		if (i == len)
			return n == 4;
		if (text[i] != '.')
			return false;
		value = digits = 0;
	}
}

/* Up to four digits; returns how many. */
static size_t read_group(const char *text, size_t len, unsigned int *value)
{
	size_t i;

	*value = 0;
	for (i = 0; i < len && i < 4 && hex_digit(text[i]) >= 0; i++)
		*value = *value << 4 | (unsigned int)hex_digit(text[i]);
	return i;
}

bool ip6_parse(const char *text, size_t len, uint8_t out[16])
{
	size_t n = 0, gap = 16, i = 0, digits;
	bool after_group = false;
	unsigned int value;

	while (i < len) {
		if (gap == 16 && len - i > 1 && text[i] == ':' &&
		    text[i + 1] == ':') {
			if (n == 16)
				return false;
			gap = n;
			i += 2;
			after_group = false;
			continue;
		}
		if (after_group && text[i++] != ':')
			return false;
		digits = read_group(text + i, len - i, &value);
		if (i + digits < len && text[i + digits] == '.') {
			if (n > 12 || !ip4_parse(text + i, len - i, out + n))
				return false;
			n += 4;
			break;
		}
		if (!digits || n == 16)
			return false;
		out[n++] = value >> 8;
		out[n++] = value;
		i += digits;
		after_group = true;
	}
	if (gap == 16)
		return n == 16;
	/* "::" stands for one group at least. */
	if (n == 16)
		return false;
	memmove(out + 16 - (n - gap), out + gap, n - gap);
	memset(out + gap, 0, 16 - n);
	return true;
}

static bool in_brackets(const char *text, size_t len)
{
	return len >= 2 && text[0] == '[' && text[len - 1] == ']';
}

bool ip_parse(const char *text, size_t len, struct ip_address *ip)
{
	memset(ip, 0, sizeof(*ip));
	if (in_brackets(text, len)) {
		text++;
		len -= 2;
	} else if (ip4_parse(text, len, ip->bytes)) {
		ip->family = IP_V4;
		ip->prefix = 32;
		return true;
	}
	ip->family = IP_V6;
	ip->prefix = 128;
	return KINIT_HAS_IPV6 && ip6_parse(text, len, ip->bytes);
}

bool ip_prefix_parse(const char *text, size_t len, struct ip_address *ip)
{
	bool whole = in_brackets(text, len);
	const char *slash;
	size_t n;
	int prefix;

	if (whole) {
		text++;
		len -= 2;
	}
	slash = len ? memchr(text, '/', len) : NULL;
	n = slash ? (size_t)(slash - text) : len;
	/* What is in brackets has none of its own. */
	if (!ip_parse(text, n, ip) ||
	    (whole && (ip->family != IP_V6 || text[0] == '[')))
		return false;
	if (!slash)
		return true;
	prefix = ip_netmask_parse(slash + 1, len - n - 1, ip->family);
	ip->prefix = prefix;
	return prefix >= 0;
}

struct ip_address ip4_address(uint32_t number)
{
	struct ip_address ip = { .family = IP_V4, .prefix = 32 };

	put_be32(ip.bytes, number);
	return ip;
}

bool ip_is_any(const struct ip_address *ip)
{
	for (size_t i = 0; i < sizeof(ip->bytes); i++)
		if (ip->bytes[i])
			return false;
	return ip->family != IP_NONE;
}

unsigned int ip_bits(enum ip_family family)
{
	return family == IP_V4 ? 32 : family == IP_V6 ? 128 : 0;
}

void ip_mask_host(struct ip_address *ip)
{
	for (unsigned int i = 0; i < sizeof(ip->bytes); i++) {
		if (ip->prefix <= i * 8)
			ip->bytes[i] = 0;
		else if (ip->prefix < i * 8 + 8)
			ip->bytes[i] &= 0xff00 >> (ip->prefix & 7);
	}
}

int ip_netmask_parse(const char *text, size_t len, enum ip_family family)
{
	unsigned int max = family == IP_V4 ? 32 : 128, n = 0;
	uint8_t mask[4];
	size_t i;

	for (i = 0; i < len && is_digit(text[i]) && n <= max; i++)
		n = n * 10 + (text[i] - '0');
	if (i && i == len && n <= max)
		return n;
	if (family != IP_V6 && ip4_parse(text, len, mask))
		return ip4_mask_prefix(mask);
	return -1;
}

void ip4_prefix_mask(unsigned int prefix, uint8_t mask[4])
{
	struct ip_address all = {
		.prefix = prefix,
		.bytes = { 255, 255, 255, 255 },
	};

	ip_mask_host(&all);
	memcpy(mask, all.bytes, 4);
}

int ip4_mask_prefix(const uint8_t mask[4])
{
	uint8_t want[4];

	for (int prefix = 0; prefix <= 32; prefix++) {
		ip4_prefix_mask(prefix, want);
		if (!memcmp(mask, want, 4))
			return prefix;
	}
	return -1;
}

unsigned int ip4_class_prefix(const uint8_t ip[4])
{
	if (ip[0] < 128)
		return 8;
	if (ip[0] < 192)
		return 16;
	return ip[0] < 224 ? 24 : 0;
}

static unsigned int group(const uint8_t bytes[16], int i)
{
	return bytes[2 * i] << 8 | bytes[2 * i + 1];
}

/* The first of the longest runs of zeros; returns its length in groups. */
static int find_gap(const uint8_t bytes[16], int *start)
{
	int longest = 1, n = 0; /* a single group is written out */

	*start = 8;
	for (int i = 0; i < 8; i++) {
		n = group(bytes, i) ? 0 : n + 1;
		if (n > longest) {
			longest = n;
			*start = i + 1 - n;
		}
	}
	return longest;
}

static void add_ip4(struct text *t, const uint8_t bytes[4])
{
	text_add(t, "%d.%d.%d.%d", bytes[0], bytes[1], bytes[2], bytes[3]);
}

static void add_ip6(struct text *t, const uint8_t bytes[16])
{
	int start, len = find_gap(bytes, &start);
	bool has_ip4 = !start &&
		       (len == 6 || (len == 5 && group(bytes, 5) == 0xffff));

	for (int i = 0; i < 8; i++) {
		if (i == start) {
			text_add(t, i + len == 8 ? "::" : ":");
			i += len - 1;
			continue;
		}
		if (i)
			text_add(t, ":");
		if (i == 6 && has_ip4) {
			add_ip4(t, bytes + 12);
			break;
		}
		text_add(t, "%x", group(bytes, i));
	}
}

bool mac_parse(const char *text, size_t len, bool type, uint8_t out[MAC_SIZE])
{
	if (type && len == 3 * MAC_SIZE + 2) {
		if (hex_digit(text[0]) < 0 || hex_digit(text[1]) < 0 ||
		    (text[2] != '-' && text[2] != ':'))
			return false;
		text += 3;
		len -= 3;
	}
	if (len != 3 * MAC_SIZE - 1)
		return false;
	for (size_t i = 0; i < MAC_SIZE; i++, text += 3) {
		if (i && text[-1] != '-' && text[-1] != ':')
			return false;
		if (hex_digit(text[0]) < 0 || hex_digit(text[1]) < 0)
			return false;
		out[i] = hex_digit(text[0]) << 4 | hex_digit(text[1]);
	}
	return true;
}

void text_add_object(struct text *t, char kind, const void *object)
{
	const struct ip_address *ip = object;
	const uint8_t *mac = object;
	struct ip_address number;

	if (kind == 'N') {
		number = ip4_address(*(const uint32_t *)object);
		ip = &number;
	}
	if (kind == 'M')
		text_add(t, "%02x:%02x:%02x:%02x:%02x:%02x", mac[0], mac[1],
			 mac[2], mac[3], mac[4], mac[5]);
	else if (ip->family == IP_V4)
		add_ip4(t, ip->bytes);
	else if (KINIT_HAS_IPV6 && ip->family == IP_V6)
		add_ip6(t, ip->bytes);
	if (kind == 'R')
		text_add(t, "/%u", ip->prefix);
}
