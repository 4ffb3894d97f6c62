// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "net/dhcp/dns_name.h"

#define L60 "a23456789012345678901234567890123456789012345678901234567890"

static void test_valid(void)
{
	static const char *const good[] = {
		"a",	   "localhost", "a.b",	"3com.example", "10.0.0.1",
		"a-b.c-d", "x_y.z",	"A.B-", "_tcp",		L60 "123",
	};
	static const char *const bad[] = {
		"",	     ".",     "a.",   ".a",	  "a..b",
		"-a",	     "a.-b",  "a b",  "a\nb",	  "$(reboot)",
		"a;b",	     "a'b",   "a\"b", "a/b",	  "a\\b",
		"b\xc3\xbc", "a\x7f", "*",    L60 "1234",
	};
	char name[300];

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		ok(dns_name_valid(good[i]), "good %zu", i);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ok(!dns_name_valid(bad[i]), "bad %zu", i);
	snprintf(name, sizeof(name), "%s.%s.%s.%s.123456789", L60, L60, L60,
		 L60);
	is_int(strlen(name), 253, "as long as a name can be");
	ok(dns_name_valid(name), "is one");
	strcat(name, "a");
	ok(!dns_name_valid(name), "one byte more is none");
}

static const char *problem;

static const char *list(const void *bytes, size_t len, size_t size)
{
	static char out[1024];
	uint8_t *copy = malloc(len);

	memcpy(copy, bytes, len);
	memset(out, 'x', sizeof(out));
	problem = dns_name_list(out, size, copy, len);
	free(copy);
	return out;
}

#define LIST(bytes) list(bytes, sizeof(bytes) - 1, 1024)

/* RFC 3397's own example, and what real servers send is in dhcp_lease.c. */
static void test_lists(void)
{
	uint8_t b[512];
	size_t n;

	is_str(LIST("\3eng\5apple\3com\0\11marketing\xc0\4"),
	       "eng.apple.com marketing.apple.com", "the RFC's example");
	is_str(problem, NULL, "is right");
	is_str(LIST("\1a\0\1b\xc0\0\1c\xc0\3\1d\xc0\7"), "a b.a c.b.a d.c.b.a",
	       "pointers to pointers");
	is_str(LIST("\1a\0\xc0\0"), "a a", "nothing but a pointer");
	is_str(LIST(""), "", "nothing");
	for (n = 0; n < 300; n += 3)
		memcpy(b + n, "\1a\0", 3);
	memcpy(b + n, "\1b\0\xc1\x2c", 5);
	ok(strstr(list(b, n + 5, 1024), " b b"), "a pointer of 14 bits");
	is_str(LIST("\0\1a\0\0"), "a", "the root is left out");
	is_str(problem, NULL, "without a word");
	is_str(list("\1a\0\2bc\0", 7, 5), "a bc", "it fits");
	is_str(list("\1a\0\2bc\0", 7, 4), "a", "it does not");
	is_str(problem, "has more names than there is room for", "and says so");
}

#define BAD(bytes, ...)                                                        \
	do {                                                                   \
		is_str(LIST(bytes), "", __VA_ARGS__);                          \
		is_str(problem, "is no list of names", "which is said");       \
	} while (0)

static void test_broken(void)
{
	uint8_t b[512];
	size_t n = 0;

	BAD("\xc0\0", "a pointer to itself");
	BAD("\1a\xc0\0", "a loop");
	BAD("\1a\xc0\2", "a pointer to a pointer to itself");
	BAD("\1a\0\1b\xc0\5", "a loop behind a name");
	BAD("\1a\xc0\4\1b\0", "a pointer forward");
	BAD("\1a\xc0", "half a pointer");
	BAD("\1a\xff\xff", "a pointer beyond the end");
	BAD("\1a", "no end");
	BAD("\1a\0\1", "a label of nothing");
	BAD("\5ab\0", "a label that is longer than the list");
	BAD("\x40" L60 "1234\0", "a label of 64 bytes");
	BAD("\x80\1a\0", "a reserved kind");
	BAD("\3a\0b\0", "a NUL in a label");
	BAD("\3a.b\0", "a dot in a label");
	BAD("\1a\0\11$(reboot)\0", "a label for a shell");
	BAD("\3a b\0", "a blank in a label");

	/* 127 labels of one byte are 253 bytes, and 128 are too many. */
	for (; n < 2 * 127; n += 2)
		memcpy(b + n, "\1a", 2);
	b[n] = 0;
	is_int(strlen(list(b, n + 1, 1024)), 253, "the longest name");
	memcpy(b + n, "\1a\0", 3);
	is_str(list(b, n + 3, 1024), "", "a longer one");
	/* Of 252 bytes, so that a dot still fits, and of 254. */
	b[0] = 2;
	b[2] = 'a';
	for (n = 3; n < 3 + 2 * 125; n += 2)
		memcpy(b + n, "\1a", 2);
	b[n] = 0;
	is_int(strlen(list(b, n + 1, 1024)), 252, "nearly the longest");
	memcpy(b + n, "\1a\0", 3);
	is_str(list(b, n + 3, 1024), "", "one of 254 bytes");
	for (n = 0; n < 2 * 127; n += 2)
		memcpy(b + n, "\1a", 2);
	/* Each name is 2 bytes, and points to one that is as long as can be. */
	b[n] = 0;
	for (n++; n < 500; n += 2)
		memcpy(b + n, "\xc0\0", 2);
	is_int(strlen(list(b, n, 1024)), 4 * 254 - 1, "as many as fit");
}

int main(void)
{
	test_valid();
	test_lists();
	test_broken();
	return done_testing();
}
