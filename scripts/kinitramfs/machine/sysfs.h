/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_MACHINE_SYSFS_H
#define KINITRAMFS_MACHINE_SYSFS_H

#include <stdbool.h>

/*
 * The first line of the file @name in @folder, without its end; NULL: there is
 * none. The caller frees it.
 */
char *sysfs_line(const char *folder, const char *name);

bool sysfs_has(const char *folder, const char *name);

/*
 * The first entry of @folder whose name begins as @prefix, as a path; NULL:
 * there is none. The caller frees it.
 */
char *sysfs_find(const char *folder, const char *prefix);

#endif
