// SPDX-License-Identifier: GPL-2.0-only
/* Answers of our own; those of real servers are in dhcp_servers.c. */
#include "../tap.h"
#include "bytes.h"
#include "dhcp_show.h"

/* A message of our own: an ACK of 10.0.0.5 by 10.0.0.1, and what is added. */
static uint8_t message[DHCP_MESSAGE_MAX + 1];
static size_t length;

static void add(uint8_t code, const void *value, size_t len)
{
	message[length++] = code;
	message[length++] = (uint8_t)len;
	memcpy(message + length, value, len);
	length += len;
}

#define ADD(code, value) add(code, value, sizeof(value) - 1)

static void begin(void)
{
	memset(message, 0, sizeof(message));
	client = (struct dhcp_client){ .xid = 0x12345678,
				       .hardware_len = 6,
				       .hardware = "\2\0\0\0\0\1" };
	message[0] = 2;
	message[1] = 1;
	message[2] = 6;
	put_be32(message + 4, client.xid);
	put_be32(message + 16, 0x0a000005);
	memcpy(message + 28, client.hardware, 6);
	put_be32(message + 236, 0x63825363);
	length = 240;
	ADD(53, "\5");
	ADD(54, "\12\0\0\1");
}

static enum dhcp_answer end(void)
{
	message[length++] = 255;
	return read_bytes(message, length);
}

/* What becomes of one more option. */
static enum dhcp_answer with(uint8_t code, const void *value, size_t len)
{
	begin();
	add(code, value, len);
	return end();
}

#define WITH(code, value) with(code, value, sizeof(value) - 1)

static void test_not_ours(void)
{
	static const uint8_t places[] = { 0, 2, 4, 7, 28, 33 };

	begin();
	is_int(end(), DHCP_GOOD, "ours");
	for (size_t i = 0; i < sizeof(places); i++) {
		begin();
		message[places[i]] ^= 1;
		is_int(end(), DHCP_NOT_OURS, "another byte %u", places[i]);
	}
	begin();
	is_int(read_bytes(message, 239), DHCP_NOT_OURS, "too short");
	is_int(read_bytes(message, 0), DHCP_NOT_OURS, "empty");
	begin();
	end();
	is_int(read_bytes(message, DHCP_MESSAGE_MAX), DHCP_GOOD,
	       "as long as we asked for");
	is_int(read_bytes(message, DHCP_MESSAGE_MAX + 1), DHCP_NOT_OURS,
	       "longer");
	begin();
	client.hardware_len = 0;
	is_int(end(), DHCP_NOT_OURS, "we have told no address");
	message[2] = 0;
	is_int(end(), DHCP_GOOD, "nor does the server then");
}

#define IS_BAD(value, why, ...)                                                \
	do {                                                                   \
		is_int(value, DHCP_BAD, __VA_ARGS__);                          \
		is_str(lease.problem, why, "which is said");                   \
	} while (0)

static void test_bad(void)
{
	static const char longer[] =
		"has an option that is longer than its place";
	bool any = false;

	begin();
	message[237] = 0;
	IS_BAD(end(), "is BOOTP's, not DHCP's (ip=bootp takes it)",
	       "no cookie");
	begin();
	message[242] = 1;
	IS_BAD(end(), "is of no type that answers have", "a DISCOVER");
	begin();
	message[240] = 0;
	message[241] = 0;
	message[242] = 0;
	IS_BAD(end(), "is BOOTP's, not DHCP's (ip=bootp takes it)", "none");
	begin();
	put_be32(message + 16, 0);
	IS_BAD(end(), "has no address for us", "no address");
	put_be32(message + 16, 0xffffffff);
	IS_BAD(end(), "has no address for us", "everybody's");
	put_be32(message + 16, 0x7f000001);
	IS_BAD(end(), "has no address for us", "our own");
	put_be32(message + 16, 0xe0000001);
	IS_BAD(end(), "has no address for us", "a group's");
	begin();
	length -= 6;
	IS_BAD(end(), "does not say whose it is", "no server");
	WITH(12, "abc");
	message[250] = 5;
	IS_BAD(read_bytes(message, length), longer,
	       "an option that is longer than the message");
	begin();
	message[length++] = 12;
	IS_BAD(read_bytes(message, length), longer, "a code without a length");
	begin();
	is_int(read_bytes(message, length), DHCP_GOOD, "no end is none");
	/* Whatever a length says. */
	for (unsigned int i = 0; i < 256; i++) {
		begin();
		ADD(119, "\1a\0");
		ADD(121, "\0\12\0\0\1");
		message[length - 8] = i;
		any |= end() == DHCP_NOT_OURS;
		message[length - 13] = i;
		any |= read_bytes(message, length) == DHCP_NOT_OURS;
	}
	ok(!any, "any length");
}

static void test_numbers(void)
{
	WITH(1, "\377\377\360\0");
	is_int(lease.prefix, 20, "a netmask");
	WITH(1, "\377\377\377\377");
	is_int(lease.prefix, 32, "of a host");
	is_int(WITH(1, "\377\0\377\0"), DHCP_GOOD, "no netmask");
	is_int(lease.prefix, 8, "is the class's");
	is_int(lease.problem_option, 1, "said by its code");
	is_str(lease.problem, "is no netmask", "and a text");
	WITH(1, "\0\0\0\0");
	is_int(lease.prefix, 8, "nor is a netmask of nothing");
	is_str(lease.problem, "is no netmask", "which is said");
	WITH(1, "\377\377\377");
	is_str(lease.problem, "has a wrong length", "a short one");
	is_int(lease.prefix, 8, "is none");
	begin();
	put_be32(message + 16, 0x64000001);
	end();
	is_int(lease.prefix, 8, "class A");
	put_be32(message + 16, 0xac100001);
	end();
	is_int(lease.prefix, 16, "class B");
	put_be32(message + 16, 0xc0000001);
	end();
	is_int(lease.prefix, 24, "class C");

	WITH(26, "\0\103");
	is_int(lease.mtu, 0, "an MTU that IPv4 cannot have");
	is_int(lease.problem_option, 26, "is said");
	WITH(26, "\0\104");
	is_int(lease.mtu, 68, "one that it can have");
	begin();
	put_be32(message + 20, 0x0a000002);
	end();
	is_int(lease.next_server, 0x0a000002, "a next server");
	put_be32(message + 20, 0xffffffff);
	end();
	is_int(lease.next_server, 0, "one that is none");
	WITH(28, "\377\377\377\377");
	is_int(lease.broadcast, 0, "no broadcast address of a network");
	is_int(lease.problem_option, 28, "is said");
}

static void is_times(const char *more, uint32_t t1, uint32_t t2,
		     const char *name)
{
	begin();
	for (; *more; more += 2) {
		uint8_t value[4] = { 0, 0, 0, (uint8_t)more[1] };

		if (value[3] == 255)
			put_be32(value, DHCP_FOREVER);
		add(more[0], value, 4);
	}
	end();
	is_int(lease.renewal_time, t1, "renewal: %s", name);
	is_int(lease.rebinding_time, t2, "rebinding: %s", name);
}

static void test_nak(void)
{
	begin();
	message[242] = DHCP_NAK;
	put_be32(message + 20, 0x0a000002);
	ADD(3, "\12\0\0\1");
	ADD(56, "no");
	is_int(end(), DHCP_GOOD, "a NAK");
	show_lease();
	is_str(shown, "6/0 by 10.0.0.1\ntimes 0 0 0\ntext no",
	       "which gives nothing");
}

static void test_times(void)
{
	is_times("\x33\x50", 40, 70, "of the lease alone");
	is_times("\x33\x50\x3a\x0a\x3b\x14", 10, 20, "as said");
	is_times("\x33\x50\x3a\x0a", 10, 70, "only the first");
	is_times("\x33\x50\x3b\x14", 20, 20, "only the second, and early");
	is_times("\x33\x50\x3a\x51\x3b\x14", 20, 20, "the first too late");
	is_times("\x33\x50\x3a\x0a\x3b\x51", 10, 70, "the second too late");
	is_times("\x33\x50\x3a\x45\x3b\x40", 40, 64, "in the wrong order");
	is_times("\x33\xff", DHCP_FOREVER, DHCP_FOREVER, "for ever");
	is_times("\x3a\x0a\x3b\x14", 0, 0, "no lease time");
}

static void test_lists(void)
{
	WITH(6, "\12\0\0\1\0\0\0\0\377\377\377\377\12\0\0\2");
	is_int(lease.dns[1], 0x0a000002, "what is no host's is left out");
	is_int(lease.dns[2], 0, "and there is no more");
	WITH(6, "\12\0\0\1\12");
	is_int(lease.dns[0], 0, "no list of addresses");
	is_int(lease.problem_option, 6, "is said");
	WITH(6, "\12\0\0\1\12\0\0\2\12\0\0\3\12\0\0\4\12\0\0\5\12\0\0\6"
		"\12\0\0\7\12\0\0\10\12\0\0\11");
	is_int(lease.dns[7], 0x0a000008, "as many as fit");
	is_int(lease.problem_option, 6, "which is said");
	begin();
	ADD(3, "\12\0\0\1");
	ADD(3, "\12\0\0\2");
	end();
	is_int(lease.routers[1], 0x0a000002, "two options are one");
	begin();
	ADD(51, "\0\0\0\1");
	ADD(51, "\0\0\0\2");
	end();
	is_int(lease.lease_time, 1, "of two numbers the first");
}

/* Routes, and addresses of DNS servers, which are read before. */
static const char *routes_after(const void *value, size_t len, const void *dns,
				size_t dns_len)
{
	begin();
	if (dns_len)
		add(6, dns, dns_len);
	ADD(3, "\12\0\0\1");
	add(121, value, len);
	end();
	show_lease();
	return strstr(shown, "routes ");
}

static const char *routes(const void *value, size_t len)
{
	return routes_after(value, len, "", 0);
}

#define ROUTES(value) routes(value, sizeof(value) - 1)

static void test_routes(void)
{
	static const char router[] = "routes " DEFAULT " 10.0.0.1\n"
				     "routers 10.0.0.1";
	uint8_t many[9 * 26], dns[252];

	is_str(ROUTES("\11\300\377\12\0\0\2"), "routes 192.128.0.0/9 10.0.0.2",
	       "bits behind the prefix; no router counts");
	is_str(ROUTES("\0\0\0\0\0"), "routes " DEFAULT,
	       "the whole world is on the link");
	is_str(ROUTES("\0\12\0\0\2\0\12\0\0\3"),
	       "routes " DEFAULT " 10.0.0.2, " DEFAULT " 10.0.0.3\n"
	       "routers 10.0.0.2 10.0.0.3",
	       "two default routes");
	is_str(ROUTES("\41\1\2\3\4\5\12\0\0\2"), router, "33 bits");
	is_str(lease.problem, "is no list of routes", "are said");
	is_str(ROUTES("\0\12\0\0\2\30\1\2\3\12\0\0"), router, "cut off");
	is_str(lease.problem, "is no list of routes", "is said");
	/* What was read before is not taken for its end. */
	memset(dns, 10, sizeof(dns));
	ok(!strncmp(routes_after("\30\1\2\3\12\0\0", 7, dns, 252), router,
		    strlen(router)),
	   "cut off behind other options");
	is_str(lease.problem, "is no list of routes", "is said");
	is_str(ROUTES("\0"), router, "a prefix and nothing else");
	is_str(ROUTES("\10\12\377\377\377\377"), router,
	       "a gateway that is none");
	is_int(lease.problem_option, 121, "is said");
	for (size_t i = 0; i < sizeof(many); i += 9)
		memcpy(many + i, "\40\1\2\3\4\12\0\0\2", 9);
	ok(routes(many, sizeof(many)), "too many");
	is_int(lease.n_routes, DHCP_ROUTES_MAX, "are as many as fit");
	is_str(lease.problem, "has more routes than there is room for",
	       "which is said");
}

static void is_dropped(uint8_t code, const char *field, const char *name)
{
	is_str(field, "", "%s: dropped", name);
	is_int(lease.problem_option, code, "%s: said", name);
}

static void test_texts(void)
{
	char text[600];

	WITH(12, "host.\0\0");
	is_str(lease.host_name, "host", "a dot and NULs behind a name");
	is_str(lease.problem, NULL, "do no harm");
	WITH(15, "a.b\n");
	is_dropped(15, lease.domain, "a line break");
	WITH(12, "a\0b");
	is_dropped(12, lease.host_name, "a NUL inside");
	WITH(12, "$(reboot)");
	is_dropped(12, lease.host_name, "a command");
	WITH(12, ".");
	is_dropped(12, lease.host_name, "a dot");
	is_int(WITH(12, "\0"), DHCP_GOOD, "a name of a NUL");
	is_str(lease.host_name, "", "is none");
	WITH(119, "\1a\xc0\0");
	is_dropped(119, lease.search, "a loop");

	WITH(17, "10.0.0.1:/a b/$(x)'\"\\`/\303\274");
	is_str(lease.root_path, "10.0.0.1:/a b/$(x)'\"\\`/\303\274",
	       "a path as it is");
	WITH(17, "/a\nb");
	is_dropped(17, lease.root_path, "a path with a line break");
	WITH(17, "/\33[2J");
	is_dropped(17, lease.root_path, "a path with an escape");
	WITH(17, "/\302\233J");
	is_dropped(17, lease.root_path, "one of 8 bits");
	WITH(17, "/\303");
	is_dropped(17, lease.root_path, "half a character");
	WITH(17, "/\177");
	is_dropped(17, lease.root_path, "DEL");

	memset(text, 'a', sizeof(text));
	begin();
	add(17, text, 255);
	add(17, text, 255);
	add(17, text, 1);
	end();
	is_int(strlen(lease.root_path), 511, "a path in three parts");
	begin();
	add(17, text, 255);
	add(17, text, 255);
	add(17, text, 2);
	end();
	is_dropped(17, lease.root_path, "a longer one");
	with(12, text, 254);
	is_dropped(12, lease.host_name, "a long name");
}

static void test_overload(void)
{
	begin();
	strcpy((char *)message + 44, "server");
	strcpy((char *)message + 108, "file");
	end();
	is_str(lease.tftp_server, "server", "sname");
	is_str(lease.bootfile, "file", "file");
	memset(message + 44, 'a', 63);
	memset(message + 108, 'b', 128);
	read_bytes(message, length);
	is_int(strlen(lease.tftp_server), 63, "sname, full");
	is_int(strlen(lease.bootfile), 128, "file, not ended");

	begin();
	strcpy((char *)message + 44, "server");
	strcpy((char *)message + 108, "\14\1a\104");
	ADD(52, "\1");
	message[112] = 255;
	IS_BAD(end(), "has an option that is longer than its place",
	       "file ends within an option");
	message[111] = 255;
	is_int(read_bytes(message, length), DHCP_GOOD, "file has options");
	is_str(lease.host_name, "a", "which are found");
	is_str(lease.tftp_server, "server", "and sname has none");
	is_str(lease.bootfile, "", "nor is file a name");

	/* Options that might be names: 48 bytes of "C", and of "B". */
	begin();
	strcpy((char *)message + 44, "C0");
	memset(message + 46, 'a', 48);
	ADD(52, "\2");
	end();
	is_int(strlen(lease.bootfile), 48, "sname has an option");
	is_str(lease.tftp_server, "", "and is no name");
	begin();
	strcpy((char *)message + 108, "B0");
	memset(message + 110, 'a', 48);
	ADD(52, "\1");
	end();
	is_int(strlen(lease.tftp_server), 48, "file has an option");
	is_str(lease.bootfile, "", "and is no name");

	/* One in three parts, in the order of RFC 3396; what says so itself. */
	begin();
	ADD(12, "x");
	memcpy(message + 108, "\14\1y\0\64\1\0\377", 8);
	memcpy(message + 44, "\14\1z\377", 4);
	ADD(52, "\3");
	is_int(end(), DHCP_GOOD, "both have options");
	is_str(lease.host_name, "xyz", "three parts");
	is_str(lease.problem, NULL, "are one");
}

/* What knows no DHCP answers too, if that will do. */
static void test_bootp(void)
{
	begin();
	client.bootp = true;
	is_int(end(), DHCP_GOOD, "it need not be BOOTP");
	ok(!lease.bootp && lease.lease_time == 0, "nor is it");

	begin();
	client.bootp = true;
	message[240] = message[241] = message[242] = 0; /* padding */
	put_be32(message + 20, 0x0a000009);
	ADD(1, "\377\377\377\0");
	ADD(17, "/srv/root");
	is_int(end(), DHCP_GOOD, "an answer of BOOTP, with options");
	ok(lease.bootp && lease.type == DHCP_ACK, "is all that there is");
	ok(lease.lease_time == DHCP_FOREVER &&
		   lease.renewal_time == DHCP_FOREVER,
	   "is for ever");
	is_int(lease.server, 0x0a000009, "is of the server in its head");
	is_int(lease.prefix, 24, "has a netmask");
	is_str(lease.root_path, "/srv/root", "and a root path");

	begin();
	client.bootp = true;
	message[236] = 0;
	is_int(end(), DHCP_GOOD, "one without options");
	is_int(lease.prefix, 8, "has the netmask of its class");
	is_int(lease.server, 0, "and perhaps no server");
	put_be32(message + 16, 0);
	IS_BAD(end(), "has no address for us", "but an address");
}

int main(void)
{
	test_not_ours();
	test_bad();
	test_numbers();
	test_nak();
	test_times();
	test_lists();
	test_routes();
	test_texts();
	test_overload();
	test_bootp();
	return done_testing();
}
