// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "args/command_line.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t word_length(const char *word)
{
	bool quoted = false;
	size_t n;

	for (n = 0; word[n] && (quoted || !is_space(word[n])); n++)
		if (word[n] == '"')
			quoted = !quoted;
	return n;
}

/* Is @word, of @len bytes, the parameter @name? All of it may be in quotes. */
static bool is_param(const char *word, size_t len, const char *name)
{
	size_t n = strlen(name);

	if (len && *word == '"') {
		word++;
		len--;
	}
	return len > n && !strncmp(word, name, n) && word[n] == '=';
}

void command_line_reuse(char *line, bool crash)
{
	const char *from = line;
	bool for_init = false;
	char *to = line;

	for (;;) {
		size_t len;

		while (is_space(*from))
			from++;
		if (!*from)
			break;
		len = word_length(from);
		if (len == 2 && !memcmp(from, "--", 2))
			for_init = true;
		if (for_init ||
		    !(is_param(from, len, "BOOT_IMAGE") ||
		      (crash && is_param(from, len, "crashkernel")))) {
			if (to != line)
				*to++ = ' ';
			memmove(to, from, len);
			to += len;
		}
		from += len;
	}
	*to = '\0';
}

int command_line_join(char *line, size_t size, const char *base,
		      const char *append)
{
	bool both = base && *base && append && *append;
	int n = snprintf(line, size, "%s%s%s", base ? base : "",
			 both ? " " : "", append ? append : "");

	return n < 0 || (size_t)n >= size ? -E2BIG : 0;
}
