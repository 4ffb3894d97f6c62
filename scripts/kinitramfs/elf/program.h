/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What one ELF program or library needs, as the dynamic linker would load it.
 */
#ifndef KINITRAMFS_PROGRAM_H
#define KINITRAMFS_PROGRAM_H

#include "base/message.h"
#include "elf/ldso.h"
#include "tree/tree.h"

/* Where programs come from, and where they go. */
struct program_places {
	struct sysroot *root;
	struct tree *tree;
	struct objects objects;
	struct ldso ldso;
};

/*
 * Adds interpreter and libraries of @object, which is called @name in the
 * image, to the tree. Returns 0, or -errno after a message.
 */
int program_needs(struct program_places *with, const struct object *object,
		  const char *name, const char *owner,
		  const struct where *where);

#endif
