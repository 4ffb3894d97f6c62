// SPDX-License-Identifier: GPL-2.0-only
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/progress.h"
#include "text.h"

static unsigned int errors;

/* Many a message begins with a path, which may be the very word it is about. */
static bool begins_with(const char *message, const char *word)
{
	size_t len = strlen(word);

	return !strncmp(message, word, len) && message[len] == ':';
}

static void say(const struct where *where, const char *kind, const char *format,
		va_list args)
{
	char place[8192], message[8192], escaped[16384];
	struct text t;

	vsnprintf(message, sizeof(message), format, args);
	text_init(&t, place, sizeof(place));
	if (where) {
		text_add_escaped(&t, where->file);
		if (where->line)
			text_add(&t, ":%u:%u", where->line, where->column);
		text_add(&t, ": ");
		if (where->word && !begins_with(message, where->word)) {
			text_add_escaped(&t, where->word);
			text_add(&t, ": ");
		}
	} else {
		text_add(&t, "kinitramfs: ");
	}
	text_init(&t, escaped, sizeof(escaped));
	text_add_escaped(&t, message);
	progress_clear();
	fprintf(stderr, "%s%s%s\n", place, kind, escaped);
}

void error_at(const struct where *where, const char *format, ...)
{
	va_list args;

	errors++;
	va_start(args, format);
	say(where, "", format, args);
	va_end(args);
}

void notice_at(const struct where *where, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(where, "note: ", format, args);
	va_end(args);
}

unsigned int error_count(void)
{
	return errors;
}
