// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stddef.h>

#include "glob.h"

/*
 * Matches @c against the bracket expression behind its "[". Returns what
 * follows its "]", or NULL if it has none: the "[" then means itself.
 */
static const char *bracket(const char *p, unsigned char c, bool *matches)
{
	bool negated = *p == '!' || *p == '^';
	const char *first;
	bool found = false;

	first = negated ? ++p : p;
	/* A "]" in the first place is a member, not the end. */
	for (; *p && (*p != ']' || p == first); p++) {
		unsigned char low = *p, high = low;

		if (p[1] == '-' && p[2] && p[2] != ']') {
			high = p[2];
			p += 2;
		}
		found |= low <= c && c <= high;
	}
	*matches = found != negated;
	return *p ? p + 1 : NULL;
}

/* One item of the pattern, which is no "*", against one byte. */
static bool match_one(const char **pattern, unsigned char c)
{
	const char *p = *pattern, *behind;
	bool matches;

	*pattern = p + 1;
	if (*p == '?')
		return true;
	if (*p == '[') {
		behind = bracket(p + 1, c, &matches);
		if (behind) {
			*pattern = behind;
			return matches;
		}
	}
	if (*p == '\\' && p[1]) {
		p++;
		*pattern = p + 1;
	}
	return (unsigned char)*p == c;
}

/*
 * Only the last "*" is ever tried again with more bytes: what an earlier one
 * could take as well, it takes. So the time is bounded by the product of the
 * lengths, whatever the pattern.
 */
bool glob_match(const char *pattern, const char *text)
{
	const char *star = NULL, *star_text = NULL;

	for (;;) {
		if (*pattern == '*') {
			star = ++pattern;
			star_text = text;
			continue;
		}
		if (!*text && !*pattern)
			return true;
		if (*text && *pattern && match_one(&pattern, *text)) {
			text++;
			continue;
		}
		if (!star || !*star_text)
			return false;
		pattern = star;
		text = ++star_text;
	}
}
