/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_FIRMWARE_H
#define KINITRAMFS_FIRMWARE_H

#include <stdbool.h>

#include "base/message.h"
#include "kernel/kernel.h"
#include "tree/tree.h"

/* Who wants firmware, and from where. */
struct firmware {
	struct sysroot *root;
	const struct kernel *kernel; /* that is to load it */
	const char *owner; /* a hook; or NULL */
	const struct where *where; /* of what can be said only there; or NULL */
	bool literal; /* a name is never a pattern */
};

/* How files of firmware may be compressed; NULL ends. The first: not at all. */
extern const char *const firmware_suffixes[];

/*
 * Adds the firmware @name, or all that it matches, to @tree, from where the
 * kernel looks for it first. What the kernel cannot unpack is unpacked. False:
 * there is none. An error in what is there is said.
 */
bool firmware_add(const struct firmware *f, const char *name,
		  struct tree *tree);

#endif
