// SPDX-License-Identifier: GPL-2.0-only
/* <stdlib.h> without memory: numbers, sorting, the environment */
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "tap.h"

struct signed_case {
	const char *text;
	int base;
	long value;
	int used; /* characters */
	int err;
};

static const struct signed_case signed_cases[] = {
	{ "0", 10, 0, 1, 0 },
	{ "42", 10, 42, 2, 0 },
	{ " \t\n\v\f\r-42x", 10, -42, 9, 0 },
	{ "+7", 10, 7, 2, 0 },
	{ "-", 10, 0, 0, 0 },
	{ "", 10, 0, 0, 0 },
	{ "abc", 10, 0, 0, 0 },
	{ "+-1", 10, 0, 0, 0 },
	{ "0x1F", 0, 31, 4, 0 },
	{ "0X1f", 16, 31, 4, 0 },
	{ "1f", 16, 31, 2, 0 },
	{ "0x", 0, 0, 1, 0 },
	{ "0xg", 16, 0, 1, 0 },
	{ "0x1", 10, 0, 1, 0 },
	{ "017", 0, 15, 3, 0 },
	{ "08", 0, 0, 1, 0 },
	{ "z", 36, 35, 1, 0 },
	{ "102", 2, 2, 2, 0 },
	{ "0x1", 36, 33 * 36 + 1, 3, 0 },
	{ "9223372036854775807", 10, LONG_MAX, 19, 0 },
	{ "9223372036854775808", 10, LONG_MAX, 19, ERANGE },
	{ "-9223372036854775808", 10, LONG_MIN, 20, 0 },
	{ "-9223372036854775809", 10, LONG_MIN, 20, ERANGE },
	{ "99999999999999999999999z", 10, LONG_MAX, 23, ERANGE },
	{ "-0xffffffffffffffffff", 0, LONG_MIN, 21, ERANGE },
};

struct unsigned_case {
	const char *text;
	int base;
	unsigned long value;
	int used;
	int err;
};

static const struct unsigned_case unsigned_cases[] = {
	{ "18446744073709551615", 10, ULONG_MAX, 20, 0 },
	{ "18446744073709551616", 10, ULONG_MAX, 20, ERANGE },
	{ "-1", 10, ULONG_MAX, 2, 0 },
	{ "-18446744073709551615", 10, 1, 21, 0 },
	{ "-18446744073709551616", 10, ULONG_MAX, 21, ERANGE },
	{ "0xffffffffffffffff", 0, ULONG_MAX, 18, 0 },
	{ "0x10000000000000000", 0, ULONG_MAX, 19, ERANGE },
	{ "1777777777777777777777", 8, ULONG_MAX, 22, 0 },
	{ "-x", 10, 0, 0, 0 },
};

static void test_signed(const struct signed_case *c)
{
	char *end, *end2;
	long value, value2;
	int err;

	errno = 0;
	value = strtol(c->text, &end, c->base);
	err = errno;
	value2 = strtoll(c->text, &end2, c->base);
	ok(value == c->value && value2 == value && end - c->text == c->used &&
		   end2 == end && err == c->err,
	   "strtol, strtoll(%s, %d)", *c->text > '\r' ? c->text : "...",
	   c->base);
}

static void test_unsigned(const struct unsigned_case *c)
{
	char *end, *end2;
	unsigned long value, value2;
	int err;

	errno = 0;
	value = strtoul(c->text, &end, c->base);
	err = errno;
	value2 = strtoull(c->text, &end2, c->base);
	ok(value == c->value && value2 == value && end - c->text == c->used &&
		   end2 == end && err == c->err,
	   "strtoul, strtoull(%s, %d)", c->text, c->base);
}

static void test_bases(void)
{
	volatile int bad_base = 1;
	const char *text = "11";

	errno = 0;
	is_int(strtol(text, NULL, bad_base), 0, "base 1");
	is_int(errno, EINVAL, "base 1: EINVAL");
	bad_base = 37;
	errno = 0;
	is_int(strtoul(text, NULL, bad_base), 0, "base 37");
	is_int(errno, EINVAL, "base 37: EINVAL");
	errno = 5;
	is_int(strtol(text, NULL, 10), 11, "end may be NULL");
	is_int(errno, 5, "success leaves errno alone");
}

static int compare_ints(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

static long calls;

static int compare_texts(const void *a, const void *b)
{
	calls++;
	return strcmp(a, b);
}

static void test_sort(void)
{
	static int n[1000];
	static char texts[500][7];
	int bad = 0;
	long sum = 0;

	for (int count = 0; count <= 1000; count += count < 20 ? 1 : 245) {
		unsigned int seed = count;

		sum = 0;
		for (int i = 0; i < count; i++) {
			seed = seed * 1103515245 + 12345;
			n[i] = (int)seed % 97;
			sum += n[i];
		}
		qsort(n, count, sizeof(n[0]), compare_ints);
		for (int i = 0; i < count; i++) {
			sum -= n[i];
			if (i && n[i - 1] > n[i])
				bad++;
		}
		if (sum)
			bad++;
	}
	is_int(bad, 0, "qsort: many lengths, equal elements");

	for (int i = 0; i < 500; i++)
		snprintf(texts[i], sizeof(texts[i]), "%06d", i);
	calls = 0;
	qsort(texts, 500, sizeof(texts[0]), compare_texts);
	bad = 0;
	for (int i = 0; i < 500; i++) {
		if (strtol(texts[i], NULL, 10) != i)
			bad++;
	}
	is_int(bad, 0, "qsort: elements of odd size, sorted before");
	ok(calls < 2 * 9 * 500, "qsort: not slow on sorted input (%ld)", calls);
}

static void test_environment(void)
{
	/* What the test of the start passes on is tested there. */
	ok(getenv("PATH") && strchr(getenv("PATH"), '/'), "getenv: there");
	ok(!getenv("PAT"), "getenv: the beginning of a name is no name");
	ok(!getenv("PATH_THAT_IS_NOT_THERE"), "getenv: not there");
}

int main(void)
{
	size_t n = sizeof(signed_cases) / sizeof(signed_cases[0]);

	for (size_t i = 0; i < n; i++)
		test_signed(&signed_cases[i]);
	n = sizeof(unsigned_cases) / sizeof(unsigned_cases[0]);
	for (size_t i = 0; i < n; i++)
		test_unsigned(&unsigned_cases[i]);
	test_bases();
	test_sort();
	test_environment();
	return done_testing();
}
