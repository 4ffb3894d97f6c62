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

/*
 * Where the kernel looks, and how files may be compressed, in this order; NULL
 * ends. The first suffix is "": not at all.
 */
extern const char *const firmware_folders[], *const firmware_suffixes[];

/*
 * One of these folders for a kernel, as a path that the caller frees; NULL: it
 * is one of a version, which is not known.
 */
char *firmware_folder(const char *folder, const struct kernel *kernel);

/* Can @kernel unpack a file with this suffix? As kernel_config(). */
char firmware_unpacked_by(const struct kernel *kernel, const char *suffix);

/* Is it part of the kernel itself? */
bool firmware_is_built_in(const struct kernel *kernel, const char *name);

/*
 * Adds the firmware @name, or all that it matches, to @tree, from where the
 * kernel looks for it first. What the kernel cannot unpack is unpacked. False:
 * there is none. An error in what is there is said.
 */
bool firmware_add(const struct firmware *f, const char *name,
		  struct tree *tree);

#endif
