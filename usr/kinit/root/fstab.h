/* SPDX-License-Identifier: GPL-2.0-only */
/* fstab(5): what is mounted where. Pure. */
#ifndef ROOT_FSTAB_H
#define ROOT_FSTAB_H

#include <stdbool.h>
#include <stddef.h>

struct fstab_entry {
	const char *source, *type, *options; /* into the text */
};

/*
 * The last entry for the folder @dir in the @len bytes of @text, which has room
 * for one more and is overwritten. False: there is none.
 */
bool fstab_find(char *text, size_t len, const char *dir,
		struct fstab_entry *entry);

/*
 * Leaves only the options that are for mount(2) in @options, not those for
 * whoever reads the file: nofail, x-*, ...
 */
void fstab_strip_options(char *options);

#endif
