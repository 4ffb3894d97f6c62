// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "resume/location.h"
#include "utf16.h"

/* What follows the name of a member, which has no others in it. */
static const char *find(const char *text, const char *name)
{
	const char *p = strstr(text, name);

	if (!p)
		return "";
	p += strlen(name);
	p += strspn(p, " \t\r\n");
	if (*p != ':')
		return "";
	p += 1 + strspn(p + 1, " \t\r\n");
	return p + (*p == '"');
}

/* 32 digits, with dashes or, as systemd writes them, without. */
static bool take_uuid(struct location *l, const char *p)
{
	size_t n = 0;

	for (; n < UUID_TEXT_SIZE - 1; p++) {
		if (*p == '-')
			continue;
		if (!*p || !strchr("0123456789abcdefABCDEF", *p))
			return false;
		l->uuid[n++] = *p;
		if (n == 8 || n == 13 || n == 18 || n == 23)
			l->uuid[n++] = '-';
	}
	return *p == '"';
}

static bool take_offset(struct location *l, const char *p)
{
	const char *start = p;

	for (; *p >= '0' && *p <= '9' && !(l->offset >> 48); p++)
		l->offset = l->offset * 10 + (*p - '0');
	return p > start && *p && strchr("\",} \t\r\n", *p);
}

bool location_read(struct location *l, const uint8_t *raw, size_t len)
{
	char text[UTF16_TO_UTF8_SIZE(LOCATION_SIZE / 2)];

	memset(l, 0, sizeof(*l));
	if (len < 4 || len > LOCATION_SIZE)
		return false;
	utf16le_to_utf8(text, sizeof(text), raw + 4, (len - 4) / 2);
	return take_uuid(l, find(text, "\"uuid\"")) &&
	       take_offset(l, find(text, "\"offset\""));
}
