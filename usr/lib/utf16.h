/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef LIB_UTF16_H
#define LIB_UTF16_H

#include <stddef.h>
#include <stdint.h>

/* Room that @units of UTF-16 can need in UTF-8, with a terminator. */
#define UTF16_TO_UTF8_SIZE(units) (3 * (units) + 1)

/*
 * Turns @units 16-bit little-endian units at @in (any alignment) into UTF-8,
 * up to the first NUL. Half of a surrogate pair becomes U+FFFD. Writes at
 * most @outlen bytes, which must be 1 or more, always terminated; where the
 * room ends, the text ends with the last whole character.
 */
void utf16le_to_utf8(char *out, size_t outlen, const uint8_t *in, size_t units);

#endif
