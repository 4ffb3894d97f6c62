// SPDX-License-Identifier: GPL-2.0-only
/* Compared with inet_pton(3) and inet_ntop(3) of the host's libc. */
#include <arpa/inet.h>
#include <stdlib.h>

#include "../tap.h"
#include "net/address.h"

/* The text in memory of just its length, so that ASan sees a byte too many. */
static bool parse(const char *text, struct ip_address *ip)
{
	size_t len = strlen(text);
	char *copy = malloc(len ? len : 1);
	bool good;

	memcpy(copy, text, len);
	good = ip_parse(copy, len, ip);
	free(copy);
	return good;
}

static const char *format(const struct ip_address *ip)
{
	static char buf[INET6_ADDRSTRLEN];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%pI", ip);
	return buf;
}

/* Is @text for us what it is for the libc? */
static bool same(const char *text, unsigned int *valid)
{
	struct ip_address ip;
	uint8_t want[16] = { 0 };
	char written[INET6_ADDRSTRLEN];
	bool good = parse(text, &ip);

	if (inet_pton(AF_INET, text, want) == 1) {
		if (!good || ip.family != IP_V4 || ip.prefix != 32)
			return false;
		inet_ntop(AF_INET, want, written, sizeof(written));
	} else if (inet_pton(AF_INET6, text, want) == 1) {
		if (!good || ip.family != IP_V6 || ip.prefix != 128)
			return false;
		inet_ntop(AF_INET6, want, written, sizeof(written));
	} else {
		return !good;
	}
	++*valid;
	return !memcmp(ip.bytes, want, 16) && !strcmp(format(&ip), written);
}

static void check_same(const char *text)
{
	unsigned int valid = 0;

	ok(same(text, &valid), "<%s> as for inet_pton: %s", text,
	   valid ? "valid" : "not valid");
}

static void test_known(void)
{
	static const char *const texts[] = {
		"0.0.0.0",
		"255.255.255.255",
		"1.2.3.4",
		"10.0.2.15",
		"1.2.3",
		"1.2.3.4.5",
		"1.2.3.256",
		"01.2.3.4",
		"1.2.3.00",
		"1..3.4",
		".1.2.3",
		"1.2.3.",
		"1.2.3.4 ",
		" 1.2.3.4",
		"0x1.2.3.4",
		"1.2.3.-4",
		"1.2.3.4294967297",
		"",
		"::",
		"::1",
		"1::",
		"2001:db8::1",
		"2001:DB8:0:0:1:0:0:1",
		"2001:db8:0:1:1:1:1:1",
		"2001:0:0:1:0:0:0:1",
		"1:2:3:4:5:6:7:8",
		"1:2:3:4:5:6:7",
		"1:2:3:4:5:6:7:8:9",
		"1:2:3:4:5:6:7::",
		"::2:3:4:5:6:7:8",
		"1:2:3:4::5:6:7:8",
		"1:2:3:4:5:6:7:8::",
		"::1:2:3:4:5:6:7:8",
		"1::2::3",
		":::",
		":1",
		"1:",
		"1::2:",
		":1::2",
		"12345::",
		"::12345",
		"::g",
		"::ffff:1.2.3.4",
		"::1.2.3.4",
		"::1.2.3",
		"1:2:3:4:5:6:1.2.3.4",
		"1:2:3:4:5:6:7:1.2.3.4",
		"1:2:3:4:5::1.2.3.4",
		"::1.2.3.4:5",
		"::ffff:0:0",
		"::ffff:0.0.0.1",
		"::0.0.0.1",
		"::2:0",
		"::1:0:0",
		"64:ff9b::192.0.2.33",
		"fe80::1%eth0",
		"0:0:0:0:0:0:0:0",
		"0:0:1:0:0:1:0:0",
		"1:0:0:2:0:0:0:3",
		"abcd:ef01::",
		"::A",
		":",
		"::.",
		"1.2.3.4::",
		"::1.2.3.04",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		check_same(texts[i]);
}

static uint32_t seed = 1;

static unsigned int draw(unsigned int n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

/* Any bytes, of which many are 0, written by the libc and by us. */
static void test_written(void)
{
	unsigned int wrong = 0;

	for (int i = 0; i < 20000; i++) {
		struct ip_address ip = { .family = i % 8 ? IP_V6 : IP_V4 };
		char want[INET6_ADDRSTRLEN];
		unsigned int n = ip.family == IP_V4 ? 4 : 16;

		for (unsigned int k = 0; k < n; k += 2) {
			if (!draw(3))
				ip.bytes[k] = draw(256);
			if (!draw(3))
				ip.bytes[k + 1] = draw(256);
			if (!draw(16))
				ip.bytes[k] = ip.bytes[k + 1] = 0xff;
		}
		inet_ntop(n == 4 ? AF_INET : AF_INET6, ip.bytes, want,
			  sizeof(want));
		wrong += strcmp(format(&ip), want) != 0;
	}
	is_int(wrong, 0, "20000 addresses are written as inet_ntop does");
}

/* Texts of the characters that addresses are made of. */
static void test_drawn(void)
{
	unsigned int wrong = 0, valid = 0;

	for (int i = 0; i < 300000; i++) {
		char text[64] = "";
		unsigned int groups = 1 + draw(9), n = 0;
		bool ip4 = !draw(3);

		for (unsigned int k = 0; k < (ip4 ? 4 : groups); k++) {
			n += snprintf(text + n, sizeof(text) - n,
				      ip4 ? "%s%u" : "%s%x",
				      !k	? (draw(4) || ip4 ? "" : "::")
				      : ip4	? "."
				      : draw(8) ? ":"
						: "::",
				      draw(draw(2) ? 300 : 3));
		}
		if (!ip4 && !draw(8))
			strcat(text, "::");
		if (!ip4 && !draw(4))
			strcat(text, draw(2) ? ":1.2.3.4" : ".2.3.4");
		if (!draw(4))
			text[draw(strlen(text) + 1)] = "0:.1f[]/"[draw(8)];
		if (!same(text, &valid) && !wrong++)
			dprintf(1, "# <%s>\n", text);
	}
	is_int(wrong, 0, "300000 texts are read as inet_pton does");
	ok(valid > 50000, "%u of them are valid", valid);
}

static void check_prefix(const char *text, const char *want, int prefix)
{
	struct ip_address ip;
	bool good = ip_prefix_parse(text, strlen(text), &ip);

	ok(good == (prefix >= 0), "<%s>: valid or not", text);
	if (prefix < 0 || !good)
		return;
	is_str(format(&ip), want, "<%s>: address", text);
	is_int(ip.prefix, prefix, "<%s>: prefix", text);
}

static void test_prefix(void)
{
	check_prefix("10.0.0.1", "10.0.0.1", 32);
	check_prefix("10.0.0.1/8", "10.0.0.1", 8);
	check_prefix("10.0.0.1/0", "10.0.0.1", 0);
	check_prefix("10.0.0.1/255.255.0.0", "10.0.0.1", 16);
	check_prefix("::1", "::1", 128);
	check_prefix("[::1]", "::1", 128);
	check_prefix("[2001:db8::/32]", "2001:db8::", 32);
	check_prefix("[2001:db8::]/32", "2001:db8::", 32);
	check_prefix("2001:db8::/128", "2001:db8::", 128);
	check_prefix("10.0.0.1/33", NULL, -1);
	check_prefix("10.0.0.1/", NULL, -1);
	check_prefix("10.0.0.1/255.0.255.0", NULL, -1);
	check_prefix("10.0.0.1/8/8", NULL, -1);
	check_prefix("2001:db8::/129", NULL, -1);
	check_prefix("2001:db8::/255.0.0.0", NULL, -1);
	check_prefix("[10.0.0.0/8]", NULL, -1);
	check_prefix("[[::1]]", NULL, -1);
	check_prefix("[::1", NULL, -1);
	check_prefix("[]", NULL, -1);
	check_prefix("[", NULL, -1);
	check_prefix("/8", NULL, -1);
	check_prefix("", NULL, -1);
}

static int netmask(const char *text, enum ip_family family)
{
	return ip_netmask_parse(text, strlen(text), family);
}

static void test_netmask(void)
{
	for (int prefix = 0; prefix <= 32; prefix++) {
		uint32_t want = prefix ? htonl(~0u << (32 - prefix)) : 0;
		char text[INET_ADDRSTRLEN];
		uint8_t mask[4];

		ip4_prefix_mask(prefix, mask);
		ok(!memcmp(mask, &want, 4), "the mask of /%d", prefix);
		is_int(ip4_mask_prefix(mask), prefix, "... and back");
		inet_ntop(AF_INET, &want, text, sizeof(text));
		is_int(netmask(text, IP_V4), prefix, "... as text");
	}
	is_int(netmask("128", IP_V6), 128, "the longest prefix");
	is_int(netmask("129", IP_V6), -1, "a longer one");
	is_int(netmask("33", IP_V4), -1, "longer than IPv4 has");
	is_int(netmask("64", IP_NONE), 64, "of no known family: a prefix");
	is_int(netmask("255.255.255.0", IP_NONE), 24, "... and a mask");
	is_int(netmask("255.255.255.0", IP_V6), -1, "IPv6 has no masks");
	is_int(netmask("255.255.0.255", IP_V4), -1, "a mask with a hole");
	is_int(netmask("0.0.0.255", IP_V4), -1, "a mask upside down");
	is_int(netmask("4294967320", IP_V4), -1, "a number that overflows");
	is_int(netmask("", IP_V4), -1, "nothing");
	is_int(netmask("2 4", IP_V4), -1, "a space");
}

static void test_parts(void)
{
	static const uint8_t ips[][4] = {
		{ 10 }, { 127 }, { 128 }, { 191 }, { 192 }, { 223 }, { 224 },
	};
	static const unsigned int classes[] = { 8, 8, 16, 16, 24, 24, 0 };
	struct ip_address ip;

	for (size_t i = 0; i < 7; i++)
		is_int(ip4_class_prefix(ips[i]), classes[i], "the class of %d",
		       ips[i][0]);
	is_int(ip_bits(IP_V4), 32, "bits of IPv4");
	is_int(ip_bits(IP_V6), 128, "of IPv6");
	is_int(ip_bits(IP_NONE), 0, "of none");

	parse("255.255.255.255", &ip);
	ip.prefix = 19;
	ip_mask_host(&ip);
	is_str(format(&ip), "255.255.224.0", "19 bits of IPv4");
	parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", &ip);
	ip_mask_host(&ip);
	is_str(format(&ip), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
	       "all of IPv6");
	ip.prefix = 33;
	ip_mask_host(&ip);
	is_str(format(&ip), "ffff:ffff:8000::", "33 bits of IPv6");
	ip.prefix = 0;
	ip_mask_host(&ip);
	is_str(format(&ip), "::", "none");
	ok(ip_is_any(&ip), "which is any address");
	parse("0.0.0.0", &ip);
	ok(ip_is_any(&ip), "and so is 0.0.0.0");
	parse("::1", &ip);
	ok(!ip_is_any(&ip), "but not ::1");
	ip = (struct ip_address){ 0 };
	ok(!ip_is_any(&ip), "nor what is none");
	is_str(format(&ip), "", "which is written as nothing");
}

static void check_mac(const char *text, bool type, const char *want)
{
	size_t len = strlen(text);
	char *copy = malloc(len ? len : 1), buf[18] = "";
	uint8_t mac[MAC_SIZE];
	struct text t;
	bool good;

	memcpy(copy, text, len);
	good = mac_parse(copy, len, type, mac);
	free(copy);
	text_init(&t, buf, sizeof(buf));
	if (good)
		text_add(&t, "%pM", mac);
	is_str(buf, want, "MAC <%s>%s", text, type ? ", BOOTIF" : "");
}

static void test_mac(void)
{
	check_mac("52:54:00:12:34:56", false, "52:54:00:12:34:56");
	check_mac("52-54-00-aB-Cd-eF", false, "52:54:00:ab:cd:ef");
	check_mac("01-52-54-00-12-34-56", true, "52:54:00:12:34:56");
	check_mac("20:52:54:00:12:34:56", true, "52:54:00:12:34:56");
	check_mac("52:54:00:12:34:56", true, "52:54:00:12:34:56");
	check_mac("01-52-54-00-12-34-56", false, "");
	check_mac("0g-52-54-00-12-34-56", true, "");
	check_mac("01.52-54-00-12-34-56", true, "");
	check_mac("52:54:00:12:34:5", false, "");
	check_mac("52:54:00:12:34:567", false, "");
	check_mac("52:54:00:12:34:g6", false, "");
	check_mac("52:54:00:12:34.56", false, "");
	check_mac("52:54:00:12:34", true, "");
	check_mac("525400123456", false, "");
	check_mac("", true, "");
}

int main(void)
{
	test_known();
	test_written();
	test_drawn();
	test_prefix();
	test_netmask();
	test_parts();
	test_mac();
	return done_testing();
}
