/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_FORMAT_H
#define _KLIBC_FORMAT_H

#include <features.h>
#include <stdarg.h>
#include <stddef.h>

/*
 * Where formatted text goes, piece by piece: put() returns 0, or -errno to end
 * it. A function that wants more than that has a struct that begins with this.
 */
struct sink {
	int (*put)(struct sink *sink, const char *text, size_t len);
};

/*
 * What <stdio.h> says of formats. Returns the length of the whole text, or
 * -EOVERFLOW beyond INT_MAX, -EINVAL for an unknown conversion, or what put()
 * returned.
 */
int __format(struct sink *sink, const char *format, va_list ap) __printf(2, 0);

#endif
