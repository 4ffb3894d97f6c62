// SPDX-License-Identifier: GPL-2.0-only
/* <stdio.h>: formatted text */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tap.h"

/* Formats on purpose what the compiler would warn of. */
#pragma GCC diagnostic ignored "-Wformat"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
#pragma GCC diagnostic ignored "-Wformat-overflow"
#pragma GCC diagnostic ignored "-Wformat-truncation"
#pragma GCC diagnostic ignored "-Wformat-zero-length"

static char buf[512];

/* What it gives, and its length, and that it stays within its room. */
#define is_format(want, ...)                                                   \
	({                                                                     \
		char cut[8];                                                   \
		int len, len_cut;                                              \
                                                                               \
		memset(buf, '!', sizeof(buf));                                 \
		len = snprintf(buf, sizeof(buf), __VA_ARGS__);                 \
		is_str(buf, want, "snprintf(\"%s\")", #__VA_ARGS__);           \
		memset(cut, '!', sizeof(cut));                                 \
		len_cut = snprintf(cut, 5, __VA_ARGS__);                       \
		if (len != (int)strlen(want) || len_cut != len ||              \
		    strncmp(cut, want, 4) || cut[5] != '!' ||                  \
		    (len >= 4 && cut[4]))                                      \
			ok(false, "its length, or the text in 5 bytes");       \
	})

static void test_numbers(void)
{
	is_format("0", "%d", 0);
	is_format("-1", "%d", -1);
	is_format("-2147483648", "%d", INT_MIN);
	is_format("2147483647", "%i", INT_MAX);
	is_format("4294967295", "%u", UINT_MAX);
	is_format("-9223372036854775808", "%ld", LONG_MIN);
	is_format("9223372036854775807", "%lld", LLONG_MAX);
	is_format("18446744073709551615", "%lu", ULONG_MAX);
	is_format("1777777777777777777777", "%llo", ULLONG_MAX);
	is_format("ffffffffffffffff", "%lx", ULONG_MAX);
	is_format("18446744073709551615", "%zu", SIZE_MAX);
	is_format("-1", "%zd", (ssize_t)-1);
	is_format("-1", "%td", (ptrdiff_t)-1);
	is_format("-5", "%jd", (intmax_t)-5);
	is_format("5", "%ju", (uintmax_t)5);
	is_format("-1", "%hd", 0x1ffff);
	is_format("65535", "%hu", 0x1ffff);
	is_format("-1", "%hhd", 0x1ff);
	is_format("255", "%hhu", 0x1ff);
	is_format("7f", "%hhx", 0x17f);
	is_format("deadbeef", "%x", 0xdeadbeef);
	is_format("DEADBEEF", "%X", 0xdeadbeef);
	is_format("777", "%o", 0777);
}

static void test_flags(void)
{
	is_format("+5", "%+d", 5);
	is_format("-5", "%+d", -5);
	is_format(" 5", "% d", 5);
	is_format("+5", "%+ d", 5);
	is_format("    5", "%5d", 5);
	is_format("5    ", "%-5d", 5);
	is_format("00005", "%05d", 5);
	is_format("-0005", "%05d", -5);
	is_format("+0005", "%+05d", 5);
	is_format("5    ", "%-05d", 5);
	is_format("  005", "%5.3d", 5);
	is_format("  005", "%05.3d", 5);
	is_format("-005 ", "%-5.3d", -5);
	is_format("", "%.0d", 0);
	is_format("   ", "%3.d", 0);
	is_format("+", "%+.0d", 0);
	is_format("1", "%.0d", 1);
	is_format("0x1f", "%#x", 31);
	is_format("0X1F", "%#X", 31);
	is_format("0", "%#x", 0);
	is_format("  0x1f", "%#6x", 31);
	is_format("0x001f", "%#06x", 31);
	is_format("0x01f", "%#.3x", 31);
	is_format("017", "%#o", 15);
	is_format("0", "%#o", 0);
	is_format("0", "%#.0o", 0);
	is_format("0017", "%#.4o", 15);
	is_format("   42", "%*d", 5, 42);
	is_format("42   ", "%*d", -5, 42);
	is_format("00042", "%.*d", 5, 42);
	is_format("42", "%.*d", -5, 42);
	is_format("00042", "%0*d", 5, 42);
	is_format("  00000000000000000000000000000000000000001", "%43.41d", 1);
}

static void test_texts(void)
{
	is_format("", "");
	is_format("plain", "plain");
	is_format("100%", "100%%");
	is_format("a b", "%s %s", "a", "b");
	is_format("  abc", "%5s", "abc");
	is_format("abc  ", "%-5s", "abc");
	is_format("ab", "%.2s", "abc");
	is_format("   ab", "%5.2s", "abc");
	is_format("", "%.0s", "abc");
	is_format("abc", "%.*s", -1, "abc");
	is_format("x", "%c", 'x');
	is_format("  x", "%3c", 'x');
	is_format("x  |", "%-3c|", 'x');
	is_format("0x10", "%p", (void *)16);
	is_format("    0x10", "%8p", (void *)16);
	is_format("(null)", "%s", (char *)NULL);
	is_format("1 a 2 b 3 c 4 d", "%d %c %ld %s %hhd %c %zd %s", 1, 'a', 2L,
		  "b", 3, 'c', (size_t)4, "d");
}

static void test_limits(void)
{
	char one[2] = "!";
	int count = 0;
	/* Not terminated: the precision must keep it from being read on. */
	char *open_text = malloc(3);

	is_int(snprintf(NULL, 0, "%s", "abc"), 3, "a length alone");
	is_int(snprintf(one, 1, "%s", "abc"), 3, "room for the NUL only");
	is_int(one[0], 0, "  which is written");
	is_int(snprintf(one, 1, "%c%c", 0, 'x'), 2, "a NUL by %%c counts");
	memcpy(open_text, "abc", 3);
	snprintf(buf, sizeof(buf), "%.3s", open_text);
	is_str(buf, "abc", "text without an end");
	free(open_text);

	errno = 0;
	is_int(snprintf(NULL, 0, "%99999999999d", 1), -1, "absurd width");
	is_int(errno, EOVERFLOW, "  EOVERFLOW");
#ifdef __GLIBC__
	(void)count;
#else
	/* glibc says so too, but pads for seconds before. */
	errno = 0;
	is_int(snprintf(NULL, 0, "%d%2147483647d", 1, 1), -1, "over INT_MAX");
	is_int(errno, EOVERFLOW, "  EOVERFLOW");
	errno = 0;
	is_int(snprintf(NULL, 0, "%.2147483647d", -1), -1, "and its sign");
	is_int(errno, EOVERFLOW, "  EOVERFLOW");
	errno = 0;
	is_int(snprintf(buf, sizeof(buf), "a%yb", 1), -1, "no such conversion");
	is_int(errno, EINVAL, "  EINVAL");
	errno = 0;
	is_int(snprintf(buf, sizeof(buf), "a%n", &count), -1, "no %%n");
	is_int(errno, EINVAL, "  EINVAL");
	is_int(count, 0, "  nothing is written");
	is_int(snprintf(buf, sizeof(buf), "a%"), -1, "a lone %% at the end");
	is_int(snprintf(buf, sizeof(buf), "%f"), -1, "no floating point");
#endif
}

/* Reads all that is in the pipe, and whether it came in one piece. */
static int pieces(int fd, char *text, size_t size)
{
	int n = 0;
	ssize_t len;

	while ((len = read(fd, text, size - 1)) > 0) {
		text[len] = '\0';
		text += len;
		size -= len;
		n++;
	}
	return n;
}

static void test_files(void)
{
	static char text[10001], back[10100];
	int fds[2], len;

	/* As a packet pipe it keeps the borders of each write(). */
	if (pipe2(fds, O_CLOEXEC | O_NONBLOCK | O_DIRECT)) {
		ok(false, "pipe2");
		return;
	}
	len = dprintf(fds[1], "%s %d\n", "a line", 1);
	is_int(len, 9, "dprintf: length");
	is_int(pieces(fds[0], back, sizeof(back)), 1, "dprintf: one write()");
	is_str(back, "a line 1\n", "dprintf: text");

	memset(text, 'x', 1024);
	len = dprintf(fds[1], "%s", text);
	is_int(len, 1024, "dprintf of 1024 bytes");
	is_int(pieces(fds[0], back, sizeof(back)), 1, "  one write()");

	memset(text, 'y', 10000);
	len = dprintf(fds[1], "<%s>%5d", text, 7);
	is_int(len, 10007, "dprintf: longer than any buffer");
	pieces(fds[0], back, sizeof(back));
	ok(back[0] == '<' && !memcmp(back + 1, text, 10000), "  all of it");
	is_str(back + 10001, ">    7", "  to its end");
	close(fds[0]);
	close(fds[1]);

#ifndef __GLIBC__
	/* Where glibc does not free its buffer. */
	errno = 0;
	is_int(dprintf(-1, "x"), -1, "dprintf to nowhere");
	is_int(errno, EBADF, "  EBADF");
#endif
}

static void test_allocated(void)
{
	char *text = NULL;

	is_int(asprintf(&text, "%s-%d", "name", 12), 7, "asprintf: length");
	is_str(text, "name-12", "asprintf: text");
	free(text);
	is_int(asprintf(&text, "%500d", 1), 500, "asprintf: long");
	is_int(strlen(text), 500, "asprintf: long text");
	free(text);
}

int main(void)
{
	test_numbers();
	test_flags();
	test_texts();
	test_limits();
	test_files();
	test_allocated();
	return done_testing();
}
