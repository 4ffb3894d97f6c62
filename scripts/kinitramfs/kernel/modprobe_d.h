/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_MODPROBE_D_H
#define KINITRAMFS_MODPROBE_D_H

#include "kernel/pick.h"
#include "tree/tree.h"

/*
 * Adds those files of modprobe.d(5) that say something about modules that were
 * picked. A file in /etc hides that of the same name in /usr/lib.
 */
void modprobe_d_add(const struct pick *pick, struct tree *tree);

#endif
