/* SPDX-License-Identifier: GPL-2.0-only */
/* Paths as text. Pure, but for memory. */
#ifndef KINITRAMFS_PATH_H
#define KINITRAMFS_PATH_H

#include <stdbool.h>

/* What is behind the last "/" of @path, which may be nothing. */
const char *path_base(const char *path);

/* Is one of its components ".."? */
bool path_has_dot_dot(const char *path);

/*
 * @path, which is relative to @folder unless it begins with "/", without empty
 * components, "." and "..". "/.." is "/". The caller frees it.
 */
char *path_plain(const char *folder, const char *path);

#endif
