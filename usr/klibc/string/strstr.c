// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

/* Plain search: what is looked through here is short. */
char *strstr(const char *text, const char *word)
{
	size_t len = strlen(word);

	if (!len)
		return (char *)text;
	for (; (text = strchr(text, *word)); text++) {
		if (!strncmp(text, word, len))
			return (char *)text;
	}
	return NULL;
}
