/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Messages on standard error. Text that is quoted from files is escaped, so
 * that it cannot control a terminal.
 */
#ifndef KINITRAMFS_MESSAGE_H
#define KINITRAMFS_MESSAGE_H

/* A place in a text; line 0: the whole file. */
struct where {
	const char *file;
	unsigned int line, column;
	const char *word; /* or NULL */
};

/* "FILE:LINE:COLUMN: WORD: ..." and a line break. @where may be NULL. */
void error_at(const struct where *where, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The same, of what is no error. */
void notice_at(const struct where *where, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* How many errors there were. */
unsigned int error_count(void);

#endif
