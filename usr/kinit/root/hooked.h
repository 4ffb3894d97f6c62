/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * root=KIND:..., a root that a hook brings which has the statement "root KIND".
 * What follows KIND is the hook's to understand, but for what is needed to
 * mount the device, where that stands in it, too.
 */
#ifndef ROOT_HOOKED_H
#define ROOT_HOOKED_H

#include <stdbool.h>
#include <stddef.h>

#define HOOKED_KIND_SIZE 32 /* with its terminator */

/*
 * How long KIND is, if @value is such a root: a small letter, and more of them,
 * digits and "-", before a ":" that something follows; but not what names flash
 * (mtd:NAME, ubi0:NAME). 0: it is none.
 */
size_t hooked_kind(const char *value);

struct hooked_mount {
	char fstype[32], flags[256]; /* "": not given */
};

/*
 * What @value of @len bytes says of how to mount it:
 *
 *	nbd:SERVER:EXPORT[:FSTYPE[:FLAGS[:OPTIONS]]]
 *
 * as dracut.cmdline(7) has it, with an IPv6 SERVER in [brackets]; and FSTYPE
 * "auto" is the same as none. False: some of it does not fit.
 */
bool hooked_mount(struct hooked_mount *m, const char *value, size_t len);

#endif
