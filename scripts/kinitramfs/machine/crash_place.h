/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_CRASH_PLACE_H
#define KINITRAMFS_CRASH_PLACE_H

#include <stdbool.h>

/*
 * Which file system of this machine has /var/crash, if that is not the root:
 * *@spec is what kinit.dump= says for it, and *@path what kinit.dump.path=
 * does; the caller frees both. False: it is the root, or what nobody can name,
 * which is said.
 */
bool machine_crash_place(char **spec, char **path);

#endif
