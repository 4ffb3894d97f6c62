/* SPDX-License-Identifier: GPL-2.0-only */
/* What the program says, on standard error. */
#ifndef VMCORE_CONSOLE_H
#define VMCORE_CONSOLE_H

#include <stdbool.h>
#include <stdint.h>

/* The name that messages begin with. */
extern const char *console_name;

/* A message of one line. It ends a line of progress that stands there. */
void console_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* @bytes as people read them, in one of four buffers, which take turns. */
const char *console_size(uint64_t bytes);

struct console_progress {
	const char *what;
	uint64_t total, start, next; /* milliseconds */
	bool is_quiet, is_terminal;
};

void console_progress_start(struct console_progress *p, const char *what,
			    uint64_t total, bool is_quiet);

/*
 * Shows how far it is, if it is time: about once a second in place on a
 * terminal, and elsewhere a line each ten seconds.
 */
void console_progress(struct console_progress *p, uint64_t done);

/* Seconds since the start. */
unsigned int console_progress_seconds(const struct console_progress *p);

#endif
