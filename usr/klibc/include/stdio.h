/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _STDIO_H
#define _STDIO_H

#include <features.h>
#include <stdarg.h>
#include <stddef.h>

/*
 * Formatted text. Conversions d i u o x X c s p %, flags "-+ #0", width and
 * precision as a number or *, lengths hh h l ll z j t. All return the length
 * of the whole text, whether or not it had room, or -1 with errno: EOVERFLOW
 * if it is longer than INT_MAX, EINVAL for any other conversion.
 */
int vsnprintf(char *restrict buf, size_t size, const char *restrict format,
	      va_list ap) __printf(3, 0);
int snprintf(char *restrict buf, size_t size, const char *restrict format, ...)
	__printf(3, 4);

/* A text of up to 1024 bytes is one write(), a longer one several. */
int vdprintf(int fd, const char *restrict format, va_list ap) __printf(2, 0);
int dprintf(int fd, const char *restrict format, ...) __printf(2, 3);

/* If they fail, *text is NULL. */
int vasprintf(char **restrict text, const char *restrict format, va_list ap)
	__printf(2, 0);
int asprintf(char **restrict text, const char *restrict format, ...)
	__printf(2, 3);

int rename(const char *from, const char *to);
int renameat(int fromfd, const char *from, int tofd, const char *to);

#endif
