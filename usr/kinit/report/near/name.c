// SPDX-License-Identifier: GPL-2.0-only
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "report/near/name.h"

/* The longest names are labels of 255 bytes. */
#define NAME_MAX_LENGTH 256

/* As many characters must be there for the one or two that may differ. */
#define LONG_FOR_ONE	5
#define LONG_FOR_TWO	8
#define LONG_FOR_PREFIX 4

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* What people leave out or put in. */
static bool is_sign(char c)
{
	return c && strchr("-_ {}\"'", c);
}

static const char *skip(const char *s, bool signs)
{
	while (signs && is_sign(*s))
		s++;
	return s;
}

/* But for case, and for signs as well if that is set. */
static bool is_same(const char *a, const char *b, bool signs)
{
	for (;; a++, b++) {
		a = skip(a, signs);
		b = skip(b, signs);
		if (lower(*a) != lower(*b))
			return false;
		if (!*a)
			return true;
	}
}

static bool begins(const char *name, const char *with)
{
	while (*with && lower(*name) == lower(*with)) {
		name++;
		with++;
	}
	return !*with;
}

static unsigned int smaller(unsigned int a, unsigned int b)
{
	return a < b ? a : b;
}

/*
 * How many characters have to be put in, taken out or changed to make @b of @a:
 * the classic table, of which only the row before is needed.
 */
static unsigned int distance(const char *a, size_t a_len, const char *b,
			     size_t b_len)
{
	unsigned int row[NAME_MAX_LENGTH + 1];

	for (unsigned int j = 0; j <= b_len; j++)
		row[j] = j;
	for (size_t i = 0; i < a_len; i++) {
		unsigned int corner = row[0];

		row[0] = (unsigned int)i + 1;
		for (size_t j = 0; j < b_len; j++) {
			unsigned int changed =
				corner + (lower(a[i]) != lower(b[j]));

			corner = row[j + 1];
			row[j + 1] = smaller(changed,
					     smaller(row[j], row[j + 1]) + 1);
		}
	}
	return row[b_len];
}

enum likeness near_name(const char *written, const char *name)
{
	size_t len = strlen(written), name_len = strlen(name);
	size_t shorter = len < name_len ? len : name_len;
	unsigned int n;

	if (!strcmp(written, name))
		return LIKE_SAME;
	if (is_same(written, name, false))
		return LIKE_CASE;
	if (!len || !name_len || len > NAME_MAX_LENGTH ||
	    name_len > NAME_MAX_LENGTH)
		return LIKE_NOTHING;
	if (shorter >= LONG_FOR_PREFIX && is_same(written, name, true))
		return LIKE_SIGNS;
	if (len >= LONG_FOR_PREFIX && begins(name, written))
		return LIKE_LONGER;
	if (name_len >= LONG_FOR_PREFIX && begins(written, name))
		return LIKE_SHORTER;
	if (shorter < LONG_FOR_ONE || len > name_len + 2 || name_len > len + 2)
		return LIKE_NOTHING;
	n = distance(written, len, name, name_len);
	if (n == 1)
		return LIKE_ONE;
	return n == 2 && shorter >= LONG_FOR_TWO ? LIKE_TWO : LIKE_NOTHING;
}
