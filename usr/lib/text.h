/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/* Text that is put together piece by piece in a buffer of fixed size. */
#ifndef LIB_TEXT_H
#define LIB_TEXT_H

#include <stddef.h>

/* Always terminated; what does not fit is cut off. */
struct text {
	char *buf;
	size_t size, len;
};

/* Begins an empty text in @buf; @size is at least 1. */
void text_init(struct text *t, char *buf, size_t size);

void text_add(struct text *t, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

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
