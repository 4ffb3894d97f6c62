/* SPDX-License-Identifier: GPL-2.0-only */
/* Does what the statements of a hook say. */
#ifndef KINITRAMFS_INSTALL_H
#define KINITRAMFS_INSTALL_H

#include "elf/closure.h"
#include "hook/hook.h"
#include "kernel/pick.h"

struct install {
	struct closure *closure;
	struct sysroot *root;
	struct tree *tree;
	const struct kernel *kernel;
	struct pick *pick; /* of its modules; NULL: it has none to be packed */
};

/*
 * Puts what @hook brings into the tree, but for its rules. Errors are said, and
 * counted by error_count().
 */
void install_hook(struct install *install, struct hook *hook);

#endif
