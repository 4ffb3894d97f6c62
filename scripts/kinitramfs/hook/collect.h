/* SPDX-License-Identifier: GPL-2.0-only */
/* From options to the tree that is packed. */
#ifndef KINITRAMFS_COLLECT_H
#define KINITRAMFS_COLLECT_H

#include "base/options.h"
#include "tree/tree.h"

/*
 * Puts the base list and the hooks, with all they need, into @tree, which the
 * caller frees also after errors. Returns 0, or -1 after messages. What the
 * tree's files come from stays open until the program ends.
 */
int collect(const struct options *opt, struct tree *tree);

#endif
