// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "vmcoreinfo.h"

/* The value of the key, up to the end of the line, or NULL. */
static const char *find(const char *text, const char *key)
{
	size_t len = strlen(key);

	while (text) {
		if (!strncmp(text, key, len) && text[len] == '=')
			return text + len + 1;
		text = strchr(text, '\n');
		if (text)
			text++;
	}
	return NULL;
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 16;
}

/* The whole rest of the line has to be the number. */
static int parse(const char *s, unsigned int base, uint64_t *value)
{
	uint64_t n = 0;
	int d;

	if (!*s || *s == '\n')
		return -EINVAL;
	for (; *s && *s != '\n'; s++) {
		d = digit(*s);
		if (d >= (int)base || n > (UINT64_MAX - (uint64_t)d) / base)
			return -EINVAL;
		n = n * base + (uint64_t)d;
	}
	*value = n;
	return 0;
}

int vmcoreinfo_address(const char *text, const char *key, uint64_t *value)
{
	const char *s = find(text, key);

	return s ? parse(s, 16, value) : -ENOENT;
}

int vmcoreinfo_size(const char *text, const char *key, uint64_t *value)
{
	const char *s = find(text, key);

	return s ? parse(s, 10, value) : -ENOENT;
}

int vmcoreinfo_number(const char *text, const char *key, uint64_t *value)
{
	const char *s = find(text, key);
	int err;

	if (!s)
		return -ENOENT;
	if (s[0] == '0' && (s[1] == 'x' || s[1] == 'X'))
		return parse(s + 2, 16, value);
	err = parse(s + (*s == '-'), 10, value);
	if (!err && *s == '-')
		*value = -*value;
	return err;
}
