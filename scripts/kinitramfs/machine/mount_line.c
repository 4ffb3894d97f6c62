// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "machine/mount_line.h"

static bool is_octal(const char *text)
{
	for (int i = 0; i < 3; i++)
		if (text[i] < '0' || text[i] > '7')
			return false;
	return true;
}

/* In its place. */
static void unescape(char *text)
{
	char *to = text;

	while (*text) {
		if (*text == '\\' && is_octal(text + 1)) {
			*to++ = (char)((text[1] - '0') << 6 |
				       (text[2] - '0') << 3 | (text[3] - '0'));
			text += 4;
		} else {
			*to++ = *text++;
		}
	}
	*to = '\0';
}

/* The next field; "" if there is none. */
static char *field(char **rest)
{
	char *text = *rest + strspn(*rest, " ");
	size_t len = strcspn(text, "\n ");

	*rest = text + len;
	if (**rest)
		*(*rest)++ = '\0';
	return text;
}

bool mount_line_parse(struct mount_line *mount, char *line)
{
	char *dash = strstr(line, " - ");

	if (!dash ||
	    sscanf(line, "%*d %*d %u:%u ", &mount->major, &mount->minor) != 2)
		return false;
	*dash = '\0';
	for (int i = 0; i < 4; i++)
		field(&line);
	mount->point = field(&line);
	line = dash + 3;
	mount->type = field(&line);
	mount->source = field(&line);
	mount->options = field(&line);
	unescape(mount->point);
	unescape(mount->source);
	return *mount->point && *mount->type && *mount->source;
}

bool mount_line_covers(const char *folder, const char *path)
{
	size_t len = strlen(folder);

	if (len && folder[len - 1] == '/')
		len--;
	return !strncmp(folder, path, len) && (!path[len] || path[len] == '/');
}

/* Folder @n of a list with ":" between them, or how many fewer it has. */
static char *list_item(char *list, unsigned int *n)
{
	char *text = list, *to;

	for (;;) {
		char *item = to = text;

		for (; *text && *text != ':'; text++) {
			if (*text == '\\' && text[1])
				text++;
			*to++ = *text;
		}
		/* "::" is in front of folders that have data alone. */
		if (to > item && !(*n)--) {
			*to = '\0';
			return mem_strdup(item);
		}
		if (!*text++)
			return NULL;
	}
}

/* The value of the option; NULL: it is another one. */
static const char *value_of(const char *option, const char *name)
{
	size_t len = strlen(name);

	if (strncmp(option, name, len))
		return NULL;
	/* "lowerdir+=" has one more. */
	option += len;
	option += *option == '+';
	return *option == '=' ? option + 1 : NULL;
}

/* The same in all options of this name. */
static char *find(const char *options, const char *name, unsigned int *n)
{
	char *found = NULL;

	for (size_t len; *options && !found; options += len) {
		const char *value = value_of(options, name);

		len = strcspn(options, ",");
		if (value) {
			char *list = mem_strndup(value, options + len - value);

			unescape(list);
			found = list_item(list, n);
			free(list);
		}
		len += options[len] == ',';
	}
	return found;
}

char *mount_line_overlay(const char *options, unsigned int n)
{
	char *found = find(options, "lowerdir", &n);

	return found ? found : find(options, "upperdir", &n);
}
