/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_FIRMWARE_H
#define KINITRAMFS_FIRMWARE_H

#include <stdbool.h>

#include "kernel/modules.h"
#include "tree/tree.h"

/*
 * Adds the firmware @name, or what matches it, to @tree, from where the kernel
 * looks for it first. False: there is none.
 */
bool firmware_add(const struct modules *modules, const char *name,
		  struct tree *tree);

#endif
