// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "root/hooked.h"

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

size_t hooked_kind(const char *value)
{
	size_t n = 0;

	/* Flash is named in much the same way. */
	if (!is_small(*value) || !strncmp(value, "mtd", 3) ||
	    !strncmp(value, "ubi", 3))
		return 0;
	while (is_small(value[n]) || (value[n] >= '0' && value[n] <= '9') ||
	       value[n] == '-')
		n++;
	return n < HOOKED_KIND_SIZE && value[n] == ':' && value[n + 1] ? n : 0;
}

/* The length of the field at @text, which ends at a ":" outside of brackets. */
static size_t field_length(const char *text, const char *end)
{
	const char *p = text, *bracket;

	if (p < end && *p == '[') {
		bracket = memchr(p, ']', end - p);
		if (bracket)
			p = bracket;
	}
	while (p < end && *p != ':')
		p++;
	return p - text;
}

static bool copy(char *to, size_t size, const char *text, size_t len)
{
	if (len >= size)
		return false;
	memcpy(to, text, len);
	to[len] = '\0';
	return true;
}

bool hooked_mount(struct hooked_mount *m, const char *value, size_t len)
{
	const char *end = value + len;
	bool fits = true;

	memset(m, 0, sizeof(*m));
	if (len < 4 || memcmp(value, "nbd:", 4))
		return true;
	for (int i = 0; i < 5 && value < end; i++) {
		size_t n = field_length(value, end);

		if (i == 3)
			fits = copy(m->fstype, sizeof(m->fstype), value, n);
		if (i == 4)
			fits &= copy(m->flags, sizeof(m->flags), value, n);
		value += n + 1;
	}
	if (!strcmp(m->fstype, "auto"))
		m->fstype[0] = '\0';
	return fits;
}
