// SPDX-License-Identifier: GPL-2.0-only
/* What is said to DHCPv6 servers, byte by byte. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "net/ip6/dhcp6_message.h"

static struct dhcp6_client client;
static const uint8_t mac[6] = { 0x52, 0x54, 0, 0x12, 0x34, 0x56 };
static const struct dhcp6_duid server = { 3, { 0xaa, 0xbb, 0xcc } };
static const uint8_t address[16] = { 0x20, 1, [15] = 5 };

/* The message in hexadecimal, in a buffer of exactly @size. */
static const char *build(enum dhcp6_type type, size_t size)
{
	static char text[2 * DHCP6_MESSAGE_MAX + 1];
	uint8_t *buf = malloc(size ? size : 1);
	size_t len = dhcp6_build(buf, size, &client, type, &server, address);

	text[0] = '\0';
	for (size_t i = 0; i < len; i++)
		sprintf(text + 2 * i, "%02x", buf[i]);
	free(buf);
	return text;
}

#define DUID	     "0001000a00030001525400123456"
#define SERVER	     "00020003aabbcc"
#define ELAPSED	     "000800020102"
#define IA	     "001234560000000000000000"
#define WANTED(last) "0006000a001700180038003b00" last
#define ADDRESS                                                                \
	"0005001820010000000000000000000000000005"                             \
	"0000000000000000"

static void begin(void)
{
	memset(&client, 0, sizeof(client));
	dhcp6_identify(&client, 1, mac, sizeof(mac));
	client.xid = 0xff123456;
	client.elapsed = 0x0102;
}

static void test_types(void)
{
	begin();
	is_str(build(DHCP6_SOLICIT, 512),
	       "01123456" DUID ELAPSED "0003000c" IA WANTED("52") "000e0000",
	       "SOLICIT: any address, at once if the server likes");
	is_str(build(DHCP6_REQUEST, 512),
	       "03123456" DUID SERVER ELAPSED
	       "00030028" IA ADDRESS WANTED("52"),
	       "REQUEST: what that server has offered");
	is_str(build(DHCP6_DECLINE, 512),
	       "09123456" DUID SERVER ELAPSED "00030028" IA ADDRESS,
	       "DECLINE: it cannot be had");
	is_str(build(DHCP6_INFORMATION, 512),
	       "0b123456" DUID ELAPSED WANTED("53"),
	       "INFORMATION-REQUEST: no address");
}

static void test_sizes(void)
{
	size_t len;

	begin();
	len = strlen(build(DHCP6_REQUEST, 512)) / 2;
	ok(*build(DHCP6_REQUEST, len), "a buffer of just that size");
	for (size_t size = 0; size < len; size++)
		if (*build(DHCP6_REQUEST, size))
			ok(false, "in %zu bytes", size);
	ok(!*build(DHCP6_REQUEST, len - 1), "and none that is shorter");
}

static void test_identity(void)
{
	uint8_t long_one[200];

	memset(long_one, 7, sizeof(long_one));
	dhcp6_identify(&client, 32, long_one, sizeof(long_one));
	is_int(client.duid.len, DHCP6_DUID_MAX, "no DUID is longer");
	is_int(client.iaid, 0x07070707, "the end of the address is the IAID");
	dhcp6_identify(&client, 32, long_one, 20);
	is_int(client.duid.len, 24, "InfiniBand's is 20 bytes");
	dhcp6_identify(&client, 1, mac, 0);
	is_int(client.duid.len, 4, "no address");
	is_int(client.iaid, 1, "then any IAID");
}

int main(void)
{
	test_types();
	test_sizes();
	test_identity();
	return done_testing();
}
