/* SPDX-License-Identifier: GPL-2.0-only */
/* Which entry of many: their order in a menu, the default, a name. */
#ifndef KEXEC_ORDER_H
#define KEXEC_ORDER_H

#include "entry/entry.h"

/*
 * Below 0: @a comes first. By the specification's section "Sorting": what has
 * failed as often as it was to be tried comes last; then what has a sort-key,
 * by it, the machine-id and the newest version; then the newest by its ID.
 */
int entry_compare(const struct entry *a, const struct entry *b);

/*
 * Is @want the ID of this entry, with or without ".conf", or its file's name?
 * Upper and lower case are the same on the file system of most boot partitions.
 */
bool entry_is(const struct entry *e, const char *want);

/* Is @pattern a shell pattern of its ID, with or without ".conf"? */
bool entry_matches(const struct entry *e, const char *pattern);

/*
 * Which entries a loader.conf says are the default: a pattern, NULL if it does
 * not say. The @len bytes of @text are overwritten, with one behind them.
 */
const char *loader_default(char *text, size_t len);

#endif
