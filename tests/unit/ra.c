// SPDX-License-Identifier: GPL-2.0-only
/* What routers advertise: real ones, and messages of our own. */
#include <stdarg.h>

#include "../tap.h"
#include "bytes.h"
#include "ip6_sample.h"
#include "net/ip6/ra.h"

static const uint8_t router[16] = { 0xfe, 0x80, [15] = 1 };

static struct ra ra;
static uint8_t message[1024];
static size_t length;

/* A copy of exactly that size, so that reading behind it is seen. */
static bool add_bytes(const uint8_t *bytes, size_t len)
{
	uint8_t *copy = malloc(len ? len : 1);
	bool good;

	memcpy(copy, bytes, len);
	good = ra_add(&ra, copy, len, router);
	free(copy);
	return good;
}

/* All that there is to know, in a line. */
static const char *show(void)
{
	static char buf[1024];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%s%s%s", ra.managed ? "managed " : "",
		 ra.other ? "other " : "", ra.autonomous ? "autonomous " : "");
	text_add(&t, "%pI", &ra.router);
	for (unsigned int i = 0; i < ra.dns.n; i++) {
		text_add(&t, " dns ");
		text_add(&t, "%pI", &ra.dns.list[i]);
	}
	if (ra.search[0])
		text_add(&t, " search %s", ra.search);
	return buf;
}

static const char *sample(const char *text)
{
	uint8_t b[512];
	size_t len = ip6_sample(b, text);

	return add_bytes(b, len) ? show() : "damaged";
}

static void test_routers(void)
{
	ra = (struct ra){ 0 };
	is_str(sample(radvd_ra),
	       "managed other autonomous fe80::1 dns 2001:db8:1::53 dns fe80::53 search example.org sub.example.com",
	       "radvd");
	ra = (struct ra){ 0 };
	is_str(sample(radvd_last), "managed other autonomous ",
	       "when it ends it is no router, and its servers are none");
	ra = (struct ra){ 0 };
	is_str(sample(dnsmasq_ra_dhcp6),
	       "managed other fe80::1 dns 2001:db8:7::53 search example.org example.com",
	       "dnsmasq: a prefix of which no address is made");
	is_str(sample(dnsmasq_ra_slaac),
	       "managed other autonomous fe80::1 dns 2001:db8:7::53 search example.org example.com",
	       "and one of which there is, beside it");
	ra = (struct ra){ 0 };
	is_str(sample(dnsmasq_ra_slaac),
	       "other autonomous fe80::1 dns 2001:db8:7::53 search example.org example.com",
	       "or alone");
}

static void begin(void)
{
	memset(&ra, 0, sizeof(ra));
	memset(message, 0, sizeof(message));
	message[0] = RA_TYPE;
	message[7] = 1;
	length = 16;
}

static void add(const void *option, size_t len)
{
	memcpy(message + length, option, len);
	length += len;
}

#define ADD(option) add(option, sizeof(option) - 1)

#define PREFIX_OF(len, flags, lifetime, first)                                 \
	"\3\4" len flags "\0\0\0" lifetime "\0\0\0\1\0\0\0\0" first            \
	"\1\2\3\4\5\6\7\0\0\0\0\0\0\0\0"

static bool is_autonomous(const char *option)
{
	begin();
	add(option, 32);
	return add_bytes(message, length) && ra.autonomous;
}

static void test_prefix(void)
{
	ok(is_autonomous(PREFIX_OF("\100", "\100", "\1", "\40")), "a prefix");
	ok(!is_autonomous(PREFIX_OF("\100", "\200", "\1", "\40")),
	   "one without the flag");
	ok(!is_autonomous(PREFIX_OF("\77", "\100", "\1", "\40")),
	   "one that is too short");
	ok(!is_autonomous(PREFIX_OF("\100", "\100", "\0", "\40")),
	   "one that is over");
	ok(!is_autonomous(PREFIX_OF("\100", "\100", "\1", "\377")),
	   "one of groups");
}

static void test_dns(void)
{
	static const char many[] =
		"\31\15\0\0\0\0\0\1"
		"\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\2"
		"\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\3"
		"\377\2\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1";

	begin();
	ADD(many);
	ok(add_bytes(message, length), "addresses");
	is_str(show(), "fe80::1 dns 2000::1 dns 2000::2 dns 2000::3",
	       "each once, and those that a machine can have");
	ADD("\31\4\0\0\0\0\0\1\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\4\0\0\0\0\0\0\0\0");
	ADD("\31\3\0\0\0\0\0\1\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5");
	ok(add_bytes(message, length), "more of them, and a part of one");
	is_int((int)ra.dns.n, 4, "no more than there is room for");
	begin();
	ADD("\31\1\0\0\0\0\0\1");
	ADD("\37\1\0\0\0\0\0\1");
	ADD("\37\2\0\0\0\0\0\1\3$()\0\0\0\0");
	ok(add_bytes(message, length), "empty lists, and a name that is none");
	is_str(show(), "fe80::1", "say nothing");
	ADD("\37\2\0\0\0\0\0\1\3net\0\0\0\0");
	ADD("\37\2\0\0\0\0\0\1\3org\0\0\0\0");
	ok(add_bytes(message, length), "two lists of names");
	is_str(show(), "fe80::1 search net", "the first one counts");
}

static void test_damaged(void)
{
	int taken = 0;

	begin();
	ok(add_bytes(message, length), "no option");
	ok(!add_bytes(message, 15), "too short");
	ok(!add_bytes(message, 0), "empty");
	message[0] = 133;
	ok(!add_bytes(message, length), "another message");
	begin();
	message[1] = 1;
	ok(!add_bytes(message, length), "another code");
	for (unsigned int len = 0; len < 256; len++) {
		begin();
		message[5] = 0xc0;
		ADD("\31\3\0\0\0\0\0\1\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5");
		message[17] = (uint8_t)len;
		/* What is left then begins in the middle of the address. */
		taken += add_bytes(message, length) || ra.heard || ra.dns.n;
	}
	is_int(taken, 1, "one length of an option is right, and no other");
	begin();
	ADD("\31\3\0\0\0\0\0\1\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5");
	for (size_t len = 17; len < length; len++)
		if (add_bytes(message, len) || ra.heard)
			ok(false, "cut off at %zu", len);
	ok(!ra.heard, "cut off anywhere");
}

int main(void)
{
	test_routers();
	test_prefix();
	test_dns();
	test_damaged();
	return done_testing();
}
