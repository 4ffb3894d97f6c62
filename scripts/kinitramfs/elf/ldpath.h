/* SPDX-License-Identifier: GPL-2.0-only */
/* What the dynamic linker knows by heart, for each kind of machine. */
#ifndef KINITRAMFS_LDPATH_H
#define KINITRAMFS_LDPATH_H

#include "elf/elfinfo.h"

/* Adds the folders that are searched without any configuration. */
void ldpath_defaults(const struct elf_target *target, struct strings *folders);

/*
 * Adds what @path, of a program or library with the path @by, may mean:
 * $ORIGIN, $LIB and $PLATFORM are replaced. Which of its values $LIB has only
 * the dynamic linker itself knows, so there may be several.
 */
void ldpath_expand(const struct elf_target *target, const char *by,
		   const char *path, struct strings *paths);

#endif
