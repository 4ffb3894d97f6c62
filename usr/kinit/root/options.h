/* SPDX-License-Identifier: GPL-2.0-only */
/* rootflags=: mount options as mount(8) takes them. */
#ifndef ROOT_OPTIONS_H
#define ROOT_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Splits a list of options into those that are flags of mount(2), which are set
 * in or cleared from *@flags, and those of the file system itself, which are
 * left in @data, @size bytes, split by commas. A comma within double quotes
 * does not split. False: @data is too small.
 */
bool options_parse(const char *list, unsigned long *flags, char *data,
		   size_t size);

/* Is @word one of @list, which is split by commas? */
bool options_have(const char *list, const char *word);

#endif
