// SPDX-License-Identifier: GPL-2.0-only
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "entry/version.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What separates the parts of a version and counts for nothing. */
static const char *skip(const char *s)
{
	while (*s && !is_digit(*s) && !is_letter(*s) && !strchr("-.~^", *s))
		s++;
	return s;
}

/* Does just one of both begin with @c? That one is older, then. */
static bool has_one(char a, char b, char c, int *result)
{
	if ((a == c) == (b == c))
		return false;
	*result = a == c ? -1 : 1;
	return true;
}

static size_t span(const char *s, bool (*is_one)(char c))
{
	size_t n = 0;

	while (is_one(s[n]))
		n++;
	return n;
}

static int compare_numbers(const char *a, size_t len_a, const char *b,
			   size_t len_b)
{
	for (; len_a && *a == '0'; len_a--)
		a++;
	for (; len_b && *b == '0'; len_b--)
		b++;
	if (len_a != len_b)
		return len_a < len_b ? -1 : 1;
	return strncmp(a, b, len_a);
}

static int compare_words(const char *a, size_t len_a, const char *b,
			 size_t len_b)
{
	int result = strncmp(a, b, len_a < len_b ? len_a : len_b);

	if (result || len_a == len_b)
		return result;
	return len_a < len_b ? -1 : 1;
}

int version_compare(const char *a, const char *b)
{
	/* In this order, and ~ before the end of a version, too. */
	static const char separators[] = "-^.";

	for (;;) {
		size_t len_a, len_b;
		int result;

		a = skip(a);
		b = skip(b);
		if (has_one(*a, *b, '~', &result))
			return result;
		if (*a == '~') {
			a++;
			b++;
			continue;
		}
		if (!*a || !*b)
			return !!*a - !!*b;
		for (const char *c = separators; *c; c++) {
			if (has_one(*a, *b, *c, &result))
				return result;
			if (*a == *c)
				break;
		}
		if (strchr(separators, *a)) {
			a++;
			b++;
			continue;
		}
		/* Of a number and a word the number is newer. */
		if (is_digit(*a) || is_digit(*b)) {
			len_a = span(a, is_digit);
			len_b = span(b, is_digit);
			if (!len_a || !len_b)
				return len_a ? 1 : -1;
			result = compare_numbers(a, len_a, b, len_b);
		} else {
			len_a = span(a, is_letter);
			len_b = span(b, is_letter);
			result = compare_words(a, len_a, b, len_b);
		}
		if (result)
			return result;
		a += len_a;
		b += len_b;
	}
}
