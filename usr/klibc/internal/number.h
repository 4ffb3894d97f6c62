/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_NUMBER_H
#define _KLIBC_NUMBER_H

#include <stdbool.h>

/*
 * What strtol() and its kin read: white space, a sign, "0x" or "0" where the
 * base allows it, digits. *end, if end is not NULL, gets the first character
 * that is not part of it, or s if there is no number.
 *
 * Returns 0, -EINVAL for a base that does not exist, -ERANGE if the value is
 * beyond ULONG_MAX; *value is its amount, or ULONG_MAX.
 */
int __parse_number(const char *s, char **end, int base, unsigned long *value,
		   bool *negative);

#endif
