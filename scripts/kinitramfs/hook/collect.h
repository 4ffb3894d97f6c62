/* SPDX-License-Identifier: GPL-2.0-only */
/* From options to the tree that is packed. */
#ifndef KINITRAMFS_COLLECT_H
#define KINITRAMFS_COLLECT_H

#include "base/options.h"
#include "machine/machine.h"
#include "tree/tree.h"

/*
 * Puts the base list and the hooks, with all they need, into @tree, and into
 * @machine the one that is meant, if one is; the caller frees both also after
 * errors. Returns 0, or -1 after messages. What the tree's files come from
 * stays open until the program ends.
 */
int collect(const struct options *opt, struct tree *tree,
	    struct machine *machine);

#endif
