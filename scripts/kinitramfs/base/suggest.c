// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>
#include <string.h>

#include "base/suggest.h"

#define MAX_LENGTH 32

static unsigned int least(unsigned int a, unsigned int b, unsigned int c)
{
	unsigned int min = a < b ? a : b;

	return min < c ? min : c;
}

/*
 * How many letters have to be added, removed or changed to make @b of @a
 * (Levenshtein's distance), row by row. Both are short.
 */
static unsigned int distance(const char *a, const char *b)
{
	unsigned int row[MAX_LENGTH + 1], diagonal, above;
	size_t len = strlen(b);

	for (size_t j = 0; j <= len; j++)
		row[j] = j;
	for (size_t i = 0; a[i]; i++) {
		diagonal = row[0];
		row[0] = i + 1;
		for (size_t j = 0; j < len; j++) {
			above = row[j + 1];
			row[j + 1] = least(row[j] + 1, above + 1,
					   diagonal + (a[i] != b[j]));
			diagonal = above;
		}
	}
	return row[len];
}

const char *suggest(const char *word, const char *const *names)
{
	const char *best = NULL;
	unsigned int nearest = 3;
	size_t len = strlen(word);

	if (len > MAX_LENGTH)
		return NULL;
	for (; *names; names++) {
		unsigned int d;

		if (strlen(*names) > MAX_LENGTH)
			continue;
		d = distance(word, *names);
		/* A short word is near to any other one. */
		if (d < nearest && d < len) {
			nearest = d;
			best = *names;
		}
	}
	return best;
}
