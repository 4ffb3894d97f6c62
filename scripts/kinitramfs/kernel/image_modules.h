/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_IMAGE_MODULES_H
#define KINITRAMFS_IMAGE_MODULES_H

#include "kernel/kernel.h"
#include "kernel/pick.h"
#include "tree/tree.h"

/*
 * Adds the modules that were picked to @tree, with the firmware that they may
 * want, and indexes of what is in there. What @kernel cannot unpack itself is
 * unpacked. Returns 0, or -1 after messages.
 */
int image_modules(const struct pick *pick, const struct kernel *kernel,
		  struct tree *tree);

#endif
