/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_IMAGE_MODULES_H
#define KINITRAMFS_IMAGE_MODULES_H

#include "kernel/pick.h"
#include "tree/tree.h"

/*
 * Adds the modules that were picked to @tree, with the firmware that they may
 * want, and indexes of what is in there. @unpack: the kernel cannot unpack
 * modules itself. Returns 0, or -1 after messages.
 */
int image_modules(const struct pick *pick, bool unpack, struct tree *tree);

#endif
