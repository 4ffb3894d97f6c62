/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/* Shell patterns: * ? [a-z] [!a-z] and \ before one that is meant itself. */
#ifndef LIB_GLOB_H
#define LIB_GLOB_H

#include <stdbool.h>

/* Does all of @text match? A "/" or a leading "." is a byte like any other. */
bool glob_match(const char *pattern, const char *text);

#endif
