/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _FEATURES_H
#define _FEATURES_H

/* What the public headers tell the compiler about a function. */
#define __noreturn __attribute__((__noreturn__))
#define __printf(text, first)                                                  \
	__attribute__((__format__(__printf__, text, first)))
#define __malloc __attribute__((__malloc__))

#endif
