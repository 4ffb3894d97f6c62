/* SPDX-License-Identifier: GPL-2.0-only */
/* Entries of boot menus, in the folders of a running system. */
#ifndef KEXEC_FIND_H
#define KEXEC_FIND_H

#include "entry/entry.h"

/* Where boot partitions are mounted, in the order in which they are looked at. */
extern const char *const entry_folders[]; /* NULL is the last one */

/*
 * Finds the entry @want, an ID or a pattern, below loader/entries of @folders;
 * NULL: the default, which is what loader/loader.conf says, or the first one of
 * the menu. Only those for a @machine of this kind (uname(2)) count, unless its
 * whole ID is given. @warn, if it is not NULL, is told of files that are no
 * entries, "PATH:LINE: WORDS". On failure -errno, and @why has all that there
 * is to be said.
 */
int entry_find(struct entry *e, const char *const *folders, const char *want,
	       const char *machine, void (*warn)(const char *words),
	       struct text *why);

void entry_free(struct entry *e);

/*
 * The path of a file that the entry names, in @buf: below the folder in which
 * the entry was found, or below the root of that file system, whichever exists.
 */
int entry_path(const struct entry *e, const char *name, char *buf, size_t size);

/*
 * *@fd gets the initrd of the entry, -1 if it has none. Several become one, in
 * memory, each at a multiple of 4 bytes. On failure -errno, and @why has the
 * words.
 */
int entry_initrd(const struct entry *e, int *fd, struct text *why);

#endif
