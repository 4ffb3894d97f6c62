// SPDX-License-Identifier: GPL-2.0-only
/* <string.h>, <strings.h> and <ctype.h> */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "tap.h"

#define AREA 96

static unsigned char a[AREA], b[AREA], want[AREA];

static void fill(unsigned char *p, unsigned int seed)
{
	for (int i = 0; i < AREA; i++) {
		seed = seed * 1103515245 + 12345;
		p[i] = seed >> 16;
	}
}

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

/* All sizes and alignments, with the bytes around them watched. */
static void test_copy(void)
{
	int bad_copy = 0, bad_set = 0, bad_move = 0;

	for (int n = 0; n <= 40; n++) {
		for (int to = 0; to < 24; to++) {
			for (int from = 0; from < 24; from++) {
				fill(a, 1);
				fill(b, 2);
				fill(want, 2);
				for (int i = 0; i < n; i++)
					want[to + i] = a[from + i];
				if (memcpy(b + to, a + from, n) != b + to ||
				    memcmp(b, want, AREA))
					bad_copy++;

				fill(a, 3);
				fill(want, 3);
				for (int i = 0; i < n; i++)
					b[i] = a[from + i];
				for (int i = 0; i < n; i++)
					want[to + i] = b[i];
				if (memmove(a + to, a + from, n) != a + to ||
				    memcmp(a, want, AREA))
					bad_move++;
			}
			fill(b, 4);
			fill(want, 4);
			for (int i = 0; i < n; i++)
				want[to + i] = 0xa5;
			if (memset(b + to, 0x7a5, n) != b + to ||
			    memcmp(b, want, AREA))
				bad_set++;
		}
	}
	is_int(bad_copy, 0, "memcpy: sizes and alignments");
	is_int(bad_move, 0, "memmove: overlaps both ways");
	is_int(bad_set, 0, "memset: sizes, alignments, only the low byte");
}

static void test_compare(void)
{
	int bad = 0, bad_find = 0;

	for (int n = 0; n <= 40; n++) {
		for (int p = 0; p < 9; p++) {
			for (int q = 0; q < 9; q++) {
				fill(a, 5);
				memset(b, 0, AREA);
				memcpy(b + q, a + p, n);
				b[q + n] = ~a[p + n];
				if (memcmp(a + p, b + q, n))
					bad++;
				for (int i = 0; i < n; i++) {
					a[p + i] ^= 0x80;
					if (sign(memcmp(a + p, b + q, n)) !=
					    (a[p + i] > b[q + i] ? 1 : -1))
						bad++;
					a[p + i] ^= 0x80;
				}
			}
			memset(a, 0x81, AREA);
			a[p + n] = 0x01;
			if (memchr(a + p, 0x01, n))
				bad_find++;
			if (memchr(a + p, 0x101, n + 1) != a + p + n)
				bad_find++;
			/* A byte that is one more than what is sought. */
			memset(a, 0x02, AREA);
			a[p + n] = 0x01;
			if (memchr(a + p, 0x01, AREA - p) != a + p + n)
				bad_find++;
		}
	}
	is_int(bad, 0, "memcmp: sizes, alignments, each differing byte");
	is_int(bad_find, 0, "memchr: sizes and alignments");
	ok(memcmp("a", "b", 0) == 0, "memcmp: nothing is equal");
}

static void test_strings(void)
{
	const char *s = "hello";

	is_int(strlen(""), 0, "strlen of nothing");
	is_int(strlen(s), 5, "strlen");
	is_int(strnlen(s, 3), 3, "strnlen: cut");
	is_int(strnlen(s, 9), 5, "strnlen: whole");
	is_int(strnlen(s, SIZE_MAX), 5, "strnlen: no limit");
	is_int(sign(strcmp("a", "a")), 0, "strcmp: equal");
	is_int(sign(strcmp("a", "ab")), -1, "strcmp: shorter");
	is_int(sign(strcmp("b", "ab")), 1, "strcmp: greater");
	is_int(sign(strcmp("\x80", "\x7f")), 1, "strcmp: bytes are unsigned");
	is_int(sign(strncmp("abc", "abd", 2)), 0, "strncmp: within the limit");
	is_int(sign(strncmp("abc", "abd", 3)), -1, "strncmp: at the limit");
	is_int(sign(strncmp("a\0x", "a\0y", 3)), 0, "strncmp: ends at NUL");
	is_int(sign(strncmp("\x80", "\x7f", 1)), 1, "strncmp: unsigned");
	is_int(sign(strcasecmp("HeLLo", "hEllO")), 0, "strcasecmp: equal");
	is_int(sign(strcasecmp("A", "b")), -1, "strcasecmp: less");
	is_int(sign(strcasecmp("[", "a")), -1, "strcasecmp: as lower case");
	is_int(sign(strncasecmp("ABx", "aby", 2)), 0, "strncasecmp: limit");
	is_int(sign(strncasecmp("ABx", "aby", 3)), -1, "strncasecmp: less");
	is_int(sign(strncasecmp("a", "a", 9)), 0, "strncasecmp: ends at NUL");

	ok(strchr(s, 'l') == s + 2, "strchr: the first");
	ok(!strchr(s, 'z'), "strchr: none");
	ok(strchr(s, '\0') == s + 5, "strchr: the end");
	ok(strrchr(s, 'l') == s + 3, "strrchr: the last");
	ok(!strrchr(s, 'z'), "strrchr: none");
	ok(strrchr(s, '\0') == s + 5, "strrchr: the end");
	ok(strstr(s, "") == s, "strstr: nothing is found at once");
	ok(strstr(s, "ll") == s + 2, "strstr: found");
	ok(strstr(s, "lo") == s + 3, "strstr: found after a false start");
	ok(!strstr(s, "lox"), "strstr: longer than the rest");
	is_int(strspn("aabc", "ab"), 3, "strspn");
	is_int(strspn("", "ab"), 0, "strspn of nothing");
	is_int(strcspn("aabc", "c"), 3, "strcspn");
	is_int(strcspn("aab", ""), 3, "strcspn: nothing rejected");
	ok(strpbrk(s, "ol") == s + 2, "strpbrk: found");
	ok(!strpbrk(s, "xyz"), "strpbrk: none");
}

static void test_duplicates(void)
{
	char *p = strdup("copy");

	is_str(p, "copy", "strdup");
	free(p);
	p = strndup("copy", 2);
	is_str(p, "co", "strndup: cut");
	free(p);
	p = strndup("copy", 9);
	is_str(p, "copy", "strndup: whole");
	free(p);
}

static void test_bounded_copy(void)
{
#ifdef __GLIBC__
	skip("strlcpy, strlcat: not in every glibc");
#else
	char buf[8];

	is_int(strlcpy(buf, "abc", sizeof(buf)), 3, "strlcpy: length");
	is_str(buf, "abc", "strlcpy: text");
	is_int(strlcpy(buf, "abcdefghij", sizeof(buf)), 10, "strlcpy: cut");
	is_str(buf, "abcdefg", "strlcpy: cut text");
	is_int(strlcpy(buf, "xyz", 0), 3, "strlcpy: no room");
	is_str(buf, "abcdefg", "strlcpy: no room, nothing written");
	strlcpy(buf, "ab", sizeof(buf));
	is_int(strlcat(buf, "cd", sizeof(buf)), 4, "strlcat: length");
	is_str(buf, "abcd", "strlcat: text");
	is_int(strlcat(buf, "efghij", sizeof(buf)), 10, "strlcat: cut");
	is_str(buf, "abcdefg", "strlcat: cut text");
	is_int(strlcat(buf, "xy", 3), 5, "strlcat: no end within the size");
	is_str(buf, "abcdefg", "strlcat: then nothing is written");
#endif
}

static void test_errors(void)
{
	int none = 0;
	char first[80];

	for (int i = 1; i <= 133; i++) {
		bool unknown = !strncasecmp(strerror(i), "unknown", 7);

		if (unknown != (i == 41 || i == 58))
			none++;
	}
	is_int(none, 0, "strerror: a text for each number of Linux");
	ok(strstr(strerror(ENOENT), "No such file"), "strerror(ENOENT)");
	ok(strstr(strerror(ENOMEM), "memory"), "strerror(ENOMEM)");
	ok(strstr(strerror(ENOSYS), "not implemented"), "strerror(ENOSYS)");
	ok(strstr(strerror(ELOOP), "symbolic"), "strerror(ELOOP)");
	ok(strstr(strerror(ENOTSOCK), "ocket"), "strerror(ENOTSOCK)");
	ok(strstr(strerror(EWOULDBLOCK), "try again") ||
		   strstr(strerror(EWOULDBLOCK), "temporarily"),
	   "strerror(EAGAIN)");
	ok(strstr(strerror(ECONNREFUSED), "refused"), "strerror(ECONNREFUSED)");
	ok(strstr(strerror(ESTALE), "tale"), "strerror(ESTALE)");
	ok(strstr(strerror(ENOMEDIUM), "medium"), "strerror(ENOMEDIUM)");
	ok(strstr(strerror(EKEYREVOKED), "revoked"), "strerror(EKEYREVOKED)");
	ok(strstr(strerror(EHWPOISON), "hardware"), "strerror(EHWPOISON)");
	snprintf(first, sizeof(first), "%s", strerror(-7));
	is_str(first, "Unknown error -7", "strerror: negative");
	is_str(strerror(134), "Unknown error 134", "strerror: one too many");
	is_str(strerror(INT_MIN), "Unknown error -2147483648",
	       "strerror: the longest");
	is_str(strerror(41), "Unknown error 41", "strerror: a gap");
}

static int classes(int c)
{
	return (isspace(c) != 0) | (isdigit(c) != 0) << 1 |
	       (isxdigit(c) != 0) << 2 | (isalpha(c) != 0) << 3 |
	       (isalnum(c) != 0) << 4 | (isprint(c) != 0) << 5 |
	       (isupper(c) != 0) << 6 | (islower(c) != 0) << 7;
}

static int classes_wanted(int c)
{
	bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
	bool digit = c >= '0' && c <= '9';
	bool hex = (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f') || digit;
	bool space = c == ' ' || (c >= 9 && c <= 13);

	return space | digit << 1 | hex << 2 | (upper || lower) << 3 |
	       (upper || lower || digit) << 4 | (c >= 32 && c < 127) << 5 |
	       upper << 6 | lower << 7;
}

static void test_classes(void)
{
	int bad = 0, bad_case = 0;

	for (int c = -1; c < 256; c++) {
		if (classes(c) != classes_wanted(c))
			bad++;
		if (tolower(c) != (c >= 'A' && c <= 'Z' ? c + 32 : c) ||
		    toupper(c) != (c >= 'a' && c <= 'z' ? c - 32 : c))
			bad_case++;
	}
	is_int(bad, 0, "ctype: every character is in its classes");
	is_int(bad_case, 0, "tolower, toupper");
}

int main(void)
{
	test_copy();
	test_compare();
	test_strings();
	test_duplicates();
	test_bounded_copy();
	test_errors();
	test_classes();
	return done_testing();
}
