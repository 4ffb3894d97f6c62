// SPDX-License-Identifier: GPL-2.0-only
/*
 * The fixed part and the options that RFC 2131 asks for in its table 5, written
 * down byte by byte.
 */
#include <stdlib.h>

#include "../tap.h"
#include "net/dhcp/dhcp_message.h"

static struct dhcp_client client;
static char shown[2 * DHCP_MESSAGE_MAX];

static const struct dhcp_client plain = {
	.xid = 0x11223344,
	.secs = 0x0102,
	.hardware_type = 1,
	.hardware_len = 6,
	.hardware = { 0x52, 0x54, 0, 0x12, 0x34, 0x56 },
};

static void show(const uint8_t *b, size_t len)
{
	char *out = shown;

	for (size_t i = 0; i < len; i++)
		out += sprintf(out, "%02x", b[i]);
	*out = '\0';
}

/* Of heap memory of just that size, so that ASan sees a byte too many. */
static uint8_t *build(enum dhcp_type type, uint32_t address, uint32_t server,
		      size_t *len)
{
	static uint8_t *b;

	free(b);
	b = malloc(DHCP_MESSAGE_MAX);
	memset(b, 0xee, DHCP_MESSAGE_MAX);
	*len = dhcp_build(b, DHCP_MESSAGE_MAX, &client, type, address, server);
	return b;
}

/* The header up to chaddr. */
static const char *header(enum dhcp_type type, uint32_t address,
			  uint32_t server)
{
	size_t len;
	uint8_t *b = build(type, address, server, &len);
	bool zeros = true;

	show(b, 44);
	for (int i = 44; i < 236; i++)
		zeros &= !b[i];
	ok(zeros, "sname and file are empty");
	return shown;
}

/* The options, up to their end. */
static const char *options(enum dhcp_type type, uint32_t address,
			   uint32_t server)
{
	size_t len;
	uint8_t *b = build(type, address, server, &len);
	size_t i = 240;

	show(b, len);
	ok(!strncmp(shown + 2 * 236, "63825363", 8), "the cookie");
	while (i < len && b[i] != 255)
		i += 2 + b[i + 1];
	show(b + 240, i - 240);
	ok(i < len, "there is an end");
	ok(len >= 300, "there are 300 bytes");
	for (i++; i < len; i++)
		if (b[i])
			return "no zeros behind the end";
	return shown;
}

/* op, htype, hlen, hops, and xid; secs and flags; chaddr. */
#define HEAD	"0101060011223344"
#define WHEN	"01020000"
#define NEVER	"00000000"
#define NOBODY	"00000000"
#define SOMEONE "0a000005"
#define CHADDR	"52540012345600000000000000000000"

static void test_headers(void)
{
	client = plain;
	is_str(header(DHCP_DISCOVER, 0, 0),
	       HEAD WHEN NOBODY NOBODY NOBODY NOBODY CHADDR, "DISCOVER");
	client.broadcast = true;
	is_str(header(DHCP_REQUEST, 0x0a000005, 0x0a000001),
	       HEAD "01028000" NOBODY NOBODY NOBODY NOBODY CHADDR,
	       "REQUEST, with the broadcast flag");
	is_str(header(DHCP_DECLINE, 0x0a000005, 0x0a000001),
	       HEAD NEVER NOBODY NOBODY NOBODY NOBODY CHADDR,
	       "DECLINE: no secs, no flags");
	is_str(header(DHCP_RELEASE, 0x0a000005, 0x0a000001),
	       HEAD NEVER SOMEONE NOBODY NOBODY NOBODY CHADDR,
	       "RELEASE: ciaddr");
	client.hardware_type = 32;
	client.hardware_len = 0;
	is_str(header(DHCP_DISCOVER, 0, 0),
	       "0120000011223344"
	       "01028000" NOBODY NOBODY NOBODY NOBODY
	       "00000000000000000000000000000000",
	       "InfiniBand");
}

#define REQUESTED "32040a000005"
#define SERVER	  "36040a000001"
/* The greatest size; what is asked for, 121 before 3. */
#define WISHES                                                                 \
	"390205c0"                                                             \
	"3711"                                                                 \
	"01790311060c0f1a1c33363a3b2a774243"

static void test_options(void)
{
	client = plain;
	is_str(options(DHCP_DISCOVER, 0, 0), "350101" WISHES, "DISCOVER");
	is_str(options(DHCP_DISCOVER, 0x0a000005, 0), "350101" REQUESTED WISHES,
	       "DISCOVER, with a wish");
	is_str(options(DHCP_REQUEST, 0x0a000005, 0x0a000001),
	       "350103" REQUESTED SERVER WISHES, "REQUEST of an offer");
	is_str(options(DHCP_REQUEST, 0x0a000005, 0), "350103" REQUESTED WISHES,
	       "REQUEST after a reboot");
	client.host_name = "box";
	client.vendor_class = "kinit";
	dhcp_id_hardware(&client);
	is_str(options(DHCP_DISCOVER, 0, 0),
	       "350101"
	       "3d0701525400123456" WISHES "3c056b696e6974"
	       "0c03626f78",
	       "names, and an identifier");
	ok(dhcp_id_duid(&client, 0x00123456, (const uint8_t *)"\0\4abc", 5),
	   "a DUID");
	is_str(options(DHCP_DECLINE, 0x0a000005, 0x0a000001),
	       "350104"
	       "3d0aff001234560004616263" REQUESTED SERVER,
	       "DECLINE says who, and nothing else");
	is_str(options(DHCP_RELEASE, 0x0a000005, 0x0a000001),
	       "350107"
	       "3d0aff001234560004616263" SERVER,
	       "RELEASE, which has no requested address");
	client = plain;
	client.host_name = "";
	is_str(options(DHCP_DISCOVER, 0, 0), "350101" WISHES, "an empty name");
}

static void test_ids(void)
{
	uint8_t duid[251] = { 0 };

	client = plain;
	ok(dhcp_id_duid(&client, 1, duid, 250), "the longest DUID");
	is_int(client.id_len, 255, "fills an option");
	ok(!dhcp_id_duid(&client, 1, duid, 251), "a longer one");
	is_int(client.id_len, 0, "is none");
	ok(!dhcp_id_duid(&client, 1, duid, 0), "nor is an empty one");
	client.hardware_len = 0;
	dhcp_id_hardware(&client);
	is_int(client.id_len, 0, "no hardware address");
	client.hardware_len = 17;
	dhcp_id_hardware(&client);
	is_int(client.id_len, 0, "one that is too long");
}

static void test_room(void)
{
	uint8_t duid[250] = { 0 };
	char name[257];
	size_t len;

	client = plain;
	client.hardware_len = 17;
	build(DHCP_DISCOVER, 0, 0, &len);
	is_int(len, 0, "a hardware address that is too long");

	client = plain;
	dhcp_id_duid(&client, 1, duid, sizeof(duid));
	memset(name, 'a', sizeof(name));
	name[255] = '\0';
	client.host_name = client.vendor_class = name;
	build(DHCP_REQUEST, 1, 2, &len);
	is_int(len, 240 + 3 + 3 * 257 + 12 + 4 + 19 + 1, "the longest message");
	for (size_t size = 0; size < len; size++) {
		uint8_t *b = malloc(size);
		size_t n = dhcp_build(b, size, &client, DHCP_REQUEST, 1, 2);

		free(b);
		if (n) {
			is_int(n, 0, "no room for it in %zu bytes", size);
			return;
		}
	}
	name[255] = 'a';
	name[256] = '\0';
	build(DHCP_REQUEST, 1, 2, &len);
	is_int(len, 0, "a name that is too long for an option");
}

int main(void)
{
	test_headers();
	test_options();
	test_ids();
	test_room();
	return done_testing();
}
