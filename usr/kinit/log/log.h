/* SPDX-License-Identifier: GPL-2.0-only */
/* Words for the kernel's log and the console. */
#ifndef KINIT_LOG_H
#define KINIT_LOG_H

#include <stdbool.h>

#include "cmdline.h"

/* The kernel cuts a record of its log at about 1000 bytes. */
#define LOG_LINE_SIZE 900

/* To be called once /proc and /dev are there; before, nothing is logged. */
void log_open(void);

/* Sets the kernel's settings back to what they were. The log stays open. */
void log_restore(void);

/* Nothing less important than this is logged. */
void log_set_level(enum log_level level);

bool log_shows(enum log_level level);

/*
 * One line, without its newline; the log puts "kinit: " in front. The format is
 * text_add()'s.
 */
void log_print(enum log_level level, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * A line that is put together piece by piece, one at a time: from its beginning
 * to its end nothing else may be begun. An empty one is not logged.
 */
struct text *log_begin(void);
void log_end(enum log_level level);

/*
 * Somebody else has the console: until log_resume() the kernel writes nothing
 * there, nor do we. It is all in the kernel's log. Resuming sets the terminal
 * back too, which a program that was stopped may have left without an echo.
 * @in_line: it was stopped in the middle of a line.
 */
void log_pause(void);
void log_resume(bool in_line);

/*
 * @text is several lines that must be seen: they go to every console, whatever
 * the console's log level, and to the kernel's log.
 */
void log_report(const char *text);

/*
 * The line that says what is waited for. On a terminal it overwrites itself;
 * without one it is logged when @plain_due is set. "" ends it.
 */
void log_status(const char *line, bool plain_due);

#endif
