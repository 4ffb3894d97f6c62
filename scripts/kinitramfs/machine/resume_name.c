// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "base/strlist.h"
#include "machine/resume_name.h"

static const char blank[] = " \t\r\n";

/* In quotes, or not; the same after the "=" of UUID=. */
static char *unquoted(const char *text, size_t len)
{
	char *value = mem_strndup(text, len), *to = value;

	for (const char *from = value; *from; from++)
		if (*from != '"' && *from != '\'')
			*to++ = *from;
	*to = '\0';
	return value;
}

char *resume_name(const char *text, const char *name)
{
	size_t n = strlen(name);
	const char *found = NULL;

	for (; *text; text += strcspn(text, blank)) {
		text += strspn(text, blank);
		if (*text == '#')
			text += strcspn(text, "\n");
		else if (!strncmp(text, name, n) && text[n] == '=')
			found = text + n + 1;
	}
	if (!found || (*found != '/' && *found != '"' && *found != '\'' &&
		       !memchr(found, '=', strcspn(found, blank))))
		return NULL;
	return unquoted(found, strcspn(found, blank));
}

char *resume_path(const char *value)
{
	static const struct {
		const char *tag, *folder;
	} forms[] = {
		{ "UUID=", "uuid" },
		{ "LABEL=", "label" },
		{ "PARTUUID=", "partuuid" },
		{ "PARTLABEL=", "partlabel" },
	};

	if (*value == '/')
		return mem_strdup(value);
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		size_t len = strlen(forms[i].tag);

		if (!strncmp(value, forms[i].tag, len))
			return mem_printf("/dev/disk/by-%s/%s", forms[i].folder,
					  value + len);
	}
	return NULL;
}
