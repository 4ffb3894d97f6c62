// SPDX-License-Identifier: GPL-2.0-only
/*
 * What DHCPv6 servers answer: real ones, as dhclient 4.4.3-P1 told its script
 * of the same bytes, and messages of our own.
 */
#include "../tap.h"
#include "bytes.h"
#include "ip6_sample.h"
#include "net/ip6/dhcp6_lease.h"

static struct dhcp6_client client;
static struct dhcp6_lease lease;
static uint8_t message[2048];
static size_t length;

/* A copy of exactly that size, so that reading behind it is seen. */
static enum dhcp6_answer read_bytes(const uint8_t *bytes, size_t len)
{
	uint8_t *copy = malloc(len ? len : 1);
	enum dhcp6_answer answer;

	memcpy(copy, bytes, len);
	memset(&lease, 0xee, sizeof(lease));
	answer = dhcp6_read(&lease, copy, len, &client);
	free(copy);
	return answer;
}

static void add_list(struct text *t, const char *what,
		     const struct ip6_list *list)
{
	for (unsigned int i = 0; i < list->n; i++) {
		text_add(t, " %s ", what);
		text_add(t, "%pI", &list->list[i]);
	}
}

/* All that there is to know, in a line. */
static const char *show(void)
{
	static char buf[4096];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%d%s ", lease.type, lease.rapid ? " rapid" : "");
	if (lease.preference)
		text_add(&t, "preference %u ", lease.preference);
	if (lease.status)
		text_add(&t, "status %u %s ", lease.status, lease.text);
	text_add(&t, "%pI", &lease.address);
	if (lease.address.family != IP_NONE)
		text_add(&t, "/%u for %u", lease.address.prefix, lease.valid);
	add_list(&t, "dns", &lease.dns);
	add_list(&t, "ntp", &lease.ntp);
	if (lease.search[0])
		text_add(&t, " search %s", lease.search);
	if (lease.bootfile[0])
		text_add(&t, " boot %s", lease.bootfile);
	return buf;
}

/* Where the value of an option is in a message, or NULL; *@len: its length. */
static const uint8_t *find(const uint8_t *b, size_t n, unsigned int code,
			   size_t *len)
{
	for (size_t i = 4; i + 4 <= n; i += 4 + *len) {
		*len = get_be16(b + i + 2);
		if (get_be16(b + i) == code)
			return b + i + 4;
	}
	return NULL;
}

/* As the one who asked. */
static const char *sample(const char *text)
{
	uint8_t b[512];
	size_t n = ip6_sample(b, text), len;
	const uint8_t *v = find(b, n, DHCP6_CLIENT_ID, &len);

	memset(&client, 0, sizeof(client));
	client.xid = get_be32(b) & 0xffffff;
	client.duid.len = (uint8_t)len;
	memcpy(client.duid.bytes, v, len);
	v = find(b, n, DHCP6_IA_NA, &len);
	client.iaid = v ? get_be32(v) : 0;
	return read_bytes(b, n) == DHCP6_GOOD ? show() : "not good";
}

static void test_servers(void)
{
	static const char isc[] =
		"preference 10 2001:db8:1::1d0/128 for 600 dns 2001:db8:1::53 "
		"dns 2001:db8:1::54 search example.org sub.example.com "
		"boot http://[2001:db8:1::80]/vm$(reboot)'x";

	is_str(sample(isc_advertise) + 2, isc, "isc: ADVERTISE");
	is_int(lease.type, DHCP6_ADVERTISE, "is one");
	is_int(lease.server.len, 14, "with an identifier of its own");
	is_str(sample(isc_reply) + 2, isc, "isc: REPLY");
	is_int(lease.type, DHCP6_REPLY, "is one");
	is_str(sample(isc_none),
	       "2 status 2 No addresses available for this interface. ",
	       "isc: no address");
	is_str(sample(kea_rapid),
	       "7 rapid 2001:db8:1::200/128 for 4000 dns 2001:db8:1::53 "
	       "search example.org kea.example boot https://[2001:db8:1::80]/kea",
	       "kea: all at once");
	is_str(sample(dnsmasq_rapid),
	       "7 rapid 2001:db8:7::177/128 for 3600 dns 2001:db8:7::53 ntp 2001:db8:7::7b "
	       "search example.org example.com boot http://[2001:db8:7::80]/boot",
	       "dnsmasq: all at once");
	is_str(sample(dnsmasq_information),
	       "7  dns 2001:db8:7::53 ntp 2001:db8:7::7b search example.org example.com "
	       "boot http://[2001:db8:7::80]/boot",
	       "dnsmasq: all but an address");
}

static void add(uint16_t code, const void *value, size_t len)
{
	put_be16(message + length, code);
	put_be16(message + length + 2, (uint16_t)len);
	memcpy(message + length + 4, value, len);
	length += 4 + len;
}

#define ADD(code, value) add(code, value, sizeof(value) - 1)

/* A REPLY to us by the server "srv". */
static void begin(void)
{
	client = (struct dhcp6_client){
		.xid = 0x123456,
		.iaid = 0x01020304,
		.duid = { 3, { 'c', 'l', 'i' } },
	};
	put_be32(message, 0x07123456);
	length = 4;
	ADD(DHCP6_CLIENT_ID, "cli");
	ADD(DHCP6_SERVER_ID, "srv");
}

static const char *end(void)
{
	switch (read_bytes(message, length)) {
	case DHCP6_NOT_OURS:
		return "not ours";
	case DHCP6_BAD:
		return lease.problem;
	default:
		return show();
	}
}

static const char *with(uint16_t code, const void *value, size_t len)
{
	begin();
	add(code, value, len);
	return end();
}

#define WITH(code, value) with(code, value, sizeof(value) - 1)

static void test_not_ours(void)
{
	static const uint8_t others[] = { 0, 1, 3, 4, 5, 6, 8, 9, 10, 11, 255 };

	begin();
	is_str(end(), "7 ", "ours");
	for (size_t i = 0; i < sizeof(others); i++) {
		message[0] = others[i];
		is_str(end(), "not ours", "type %u", others[i]);
	}
	for (int i = 1; i < 4; i++) {
		begin();
		message[i] ^= 1;
		is_str(end(), "not ours", "another transaction, byte %d", i);
	}
	begin();
	message[8] ^= 1;
	is_str(end(), "not ours", "another client");
	begin();
	message[4] = 9;
	is_str(end(), "not ours", "nobody's");
	begin();
	for (size_t len = 0; len < 11; len++)
		if (read_bytes(message, len) != DHCP6_NOT_OURS)
			ok(false, "of %zu bytes", len);
	is_int(read_bytes(message, 3), DHCP6_NOT_OURS, "too short");
}

static void test_damaged(void)
{
	static const uint8_t zeros[DHCP6_DUID_MAX + 1];
	int good = 0;

	begin();
	length -= 7;
	is_str(end(), "does not say whose it is", "no server");
	with(DHCP6_SERVER_ID, zeros, sizeof(zeros));
	is_int(lease.server.len, 3, "an identifier that is too long is none");
	begin();
	ADD(DHCP6_DNS, "");
	message[length - 1] = 1;
	is_str(end(), "has an option that is longer than it", "an option");
	length--;
	is_str(end(), "has an option that is longer than it", "half a header");
	for (unsigned int len = 0; len < 0x10000; len++) {
		begin();
		ADD(DHCP6_DNS, "\40\1\0\0\0\0\0\0\0\0\0\0\0\0\0\1");
		put_be16(message + length - 18, (uint16_t)len);
		good += read_bytes(message, length) == DHCP6_GOOD;
	}
	is_int(good, 1, "one length of an option is right, and no other");
}

#define IA(id, options) id "\0\0\0\1\0\0\0\2" options
#define US		"\1\2\3\4"
#define TIMES		"\0\0\0\7\0\0\0\10"
#define HOST		"\40\1\15\270\0\0\0\0\0\0\0\0\0\0\0\5"
#define STATUS(n)	"\0\15\0\4\0" n "no"

static void test_address(void)
{
	is_str(WITH(DHCP6_IA_NA, IA(US, "\0\5\0\30" HOST TIMES)),
	       "7 2001:db8::5/128 for 8", "an address");
	is_str(WITH(DHCP6_IA_NA, IA("\1\2\3\5", "\0\5\0\30" HOST TIMES)), "7 ",
	       "somebody else's");
	is_str(WITH(DHCP6_IA_NA, IA(US, "\0\5\0\30" HOST "\0\0\0\7\0\0\0\0")),
	       "7 ", "one that is over");
	is_str(WITH(DHCP6_IA_NA, IA(US, "\0\5\0\30" HOST "\0\0\0\7\0\0\0\6")),
	       "7 ", "one that is preferred for longer than it is there");
	is_str(WITH(DHCP6_IA_NA,
		    IA(US,
		       "\0\5\0\30\377\2\0\0\0\0\0\0\0\0\0\0\0\0\0\1" TIMES)),
	       "7 ", "a group's");
	is_str(WITH(DHCP6_IA_NA,
		    IA(US, "\0\5\0\30" HOST TIMES
			   "\0\5\0\30\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1" TIMES)),
	       "7 2001:db8::5/128 for 8", "two: the first");
	is_str(WITH(DHCP6_IA_NA, IA(US, "\0\5\0\40" HOST TIMES STATUS("\2"))),
	       "7 status 2 no ", "one that is refused");
	is_str(WITH(DHCP6_IA_NA, IA(US, STATUS("\6"))), "7 status 6 no ",
	       "none");
	is_str(WITH(DHCP6_IA_NA, IA(US, STATUS("\0"))), "7 ", "success");
	is_str(WITH(DHCP6_STATUS, "\0\1why\33not"), "7 status 1 why\33not ",
	       "all of it refused");
	is_str(WITH(DHCP6_STATUS, "\1"), "7 ", "half a status");
	is_str(WITH(DHCP6_IA_NA, "\1\2\3\4\0\0\0\1\0\0"), "7 ", "too short");
	is_str(WITH(DHCP6_IA_NA, IA(US, "\0\5\0\27" HOST "\0\0\0\7\0\0\0")),
	       "7 ", "an address that is too short");
	is_str(WITH(DHCP6_IA_NA, IA(US, "\0\5\0\31" HOST TIMES)), "7 ",
	       "one that is longer than what it is in");
	is_str(WITH(DHCP6_IA_NA, IA(US, "\0\5\0\31" HOST TIMES "\0")), "7 ",
	       "half an option within it");
}

static void test_others(void)
{
	char longest[513];

	is_str(WITH(DHCP6_PREFERENCE, "\377"), "7 preference 255 ", "the best");
	is_str(WITH(DHCP6_PREFERENCE, ""), "7 ", "none");
	is_str(WITH(DHCP6_NTP, "\0\1\0\20" HOST "\0\3\0\1\0"),
	       "7  ntp 2001:db8::5", "a time server; no name is looked up");
	is_str(WITH(DHCP6_NTP, "\0\1\0\17" HOST), "7 ", "half of one");
	is_str(WITH(DHCP6_SEARCH, "\3net\0\3a'b\0"), "7 ",
	       "names that are none");
	is_str(WITH(DHCP6_BOOTFILE, "nfs://x/`y`\"'$(z)"),
	       "7  boot nfs://x/`y`\"'$(z)", "a URL");
	is_str(WITH(DHCP6_BOOTFILE, "nfs://x y"), "7 ", "not with a blank");
	is_str(WITH(DHCP6_BOOTFILE, "nfs://x\n"), "7 ", "nor a new line");
	is_str(WITH(DHCP6_BOOTFILE, "nfs://x\0y"), "7 ", "nor a NUL");
	is_str(WITH(DHCP6_BOOTFILE, "nfs://\303\244"), "7 ", "nor UTF-8");
	memset(longest, 'x', sizeof(longest));
	with(DHCP6_BOOTFILE, longest, sizeof(lease.bootfile) - 1);
	is_int((int)strlen(lease.bootfile), 511, "as long as it can be");
	with(DHCP6_BOOTFILE, longest, sizeof(lease.bootfile));
	is_int((int)strlen(lease.bootfile), 0, "or not at all");
	longest[0] = '\0';
	longest[1] = '\1';
	with(DHCP6_STATUS, longest, sizeof(longest));
	is_int((int)strlen(lease.text), 127, "why: as much as fits");
}

int main(void)
{
	test_servers();
	test_not_ours();
	test_damaged();
	test_address();
	test_others();
	return done_testing();
}
