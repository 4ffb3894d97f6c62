// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "device/names/safe.h"
#include "text.h"

/* Not strchr(): the NUL at the end of a string is found by that, too. */
static int is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

void safe_squeeze(char *out, size_t size, const char *text, size_t len)
{
	size_t n = 0;
	int gap = 0;

	for (size_t i = 0; i < len && text[i]; i++) {
		if (is_space(text[i])) {
			gap = n > 0;
			continue;
		}
		if (n + gap + 1 >= size)
			break;
		if (gap)
			out[n++] = '_';
		gap = 0;
		out[n++] = text[i];
	}
	out[n] = '\0';
}

static int is_safe(char c, const char *also)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || strchr("#+-.:=@_", c) ||
	       strchr(also, c);
}

void safe_replace(char *text, const char *also)
{
	while (*text) {
		size_t len = text_utf8_length(text);

		if (text[0] == '\\' && text[1] == 'x') {
			text += 2;
		} else if (len) {
			text += len;
		} else {
			if (!is_safe(*text, also))
				*text = '_';
			text++;
		}
	}
}

void safe_text(char *out, size_t size, const char *text, size_t len)
{
	safe_squeeze(out, size, text, len);
	safe_replace(out, "");
}
