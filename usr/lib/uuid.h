/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef LIB_UUID_H
#define LIB_UUID_H

#include <stdbool.h>
#include <stdint.h>

/* The text form, 8-4-4-4-12 hexadecimal digits, with its terminator. */
#define UUID_TEXT_SIZE 37

/* The 16 bytes in the order in which they are stored, in lower case. */
void uuid_format(char out[UUID_TEXT_SIZE], const uint8_t b[16]);

/*
 * The same of a GUID as EFI stores it: the first three groups are
 * little-endian numbers, the last two are bytes in order.
 */
void guid_format(char out[UUID_TEXT_SIZE], const uint8_t b[16]);

/*
 * Are these two texts the same but for the case of ASCII letters? The texts
 * may be anything: a FAT's serial number or "1234abcd-01" are called UUIDs
 * too.
 */
bool uuid_equal_text(const char *a, const char *b);

#endif
