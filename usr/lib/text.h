/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/* Text that is put together piece by piece in a buffer of fixed size. */
#ifndef LIB_TEXT_H
#define LIB_TEXT_H

#include <stdarg.h>
#include <stddef.h>

/* Always terminated; what does not fit is cut off. */
struct text {
	char *buf;
	size_t size, len;
};

/* Begins an empty text in @buf; @size is at least 1. */
void text_init(struct text *t, char *buf, size_t size);

/*
 * As printf() does, and as the kernel's: a letter behind %p says what the
 * pointer leads to.
 *
 *	%pE	a string of which nothing is known, as text_add_escaped() has it
 *	%pS	a string that stands in a shell's single quotes
 *	others	as text_add_object() has them
 *
 * Beside one of these there can be %s, and no other.
 */
void text_add(struct text *t, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void text_vadd(struct text *t, const char *format, va_list args);

/*
 * Adds what @kind, the letter behind %p, says that @object is. A program that
 * has such objects supplies it.
 */
void text_add_object(struct text *t, char kind, const void *object);

/*
 * Adds @s, of which nothing is known, in a form that no terminal obeys: what
 * is neither printable ASCII nor well-formed UTF-8 becomes \xNN.
 */
void text_add_escaped(struct text *t, const char *s);

/*
 * The length of the well-formed UTF-8 sequence of more than one byte that @text
 * begins with, or 0. The C1 controls (U+0080 to U+009F) are obeyed by some
 * terminals, so they do not count.
 */
size_t text_utf8_length(const char *text);

#endif
