// SPDX-License-Identifier: GPL-2.0-only
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "say.h"

static bool debug;

static void print(const char *format, va_list args)
{
	char line[4096 + 256]; /* a command line, and words about it */

	vsnprintf(line, sizeof(line), format, args);
	dprintf(STDERR_FILENO, "kexec: %s\n", line);
}

void say_debug(bool on)
{
	debug = on;
}

enum status fail(enum status status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print(format, args);
	va_end(args);
	return status;
}

void note(const char *format, ...)
{
	va_list args;

	if (!debug)
		return;
	va_start(args, format);
	print(format, args);
	va_end(args);
}
