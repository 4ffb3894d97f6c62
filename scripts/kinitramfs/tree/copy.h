/* SPDX-License-Identifier: GPL-2.0-only */
/* Makes files of what the tree has, for a packer that reads a list. */
#ifndef KINITRAMFS_COPY_H
#define KINITRAMFS_COPY_H

#include <stdbool.h>
#include <stdint.h>

#include "tree/tree.h"

/*
 * Writes the content of the tree's files below @folder, by their names in the
 * image, and makes these the sources. @all: of all files, else only of those
 * that this tool makes. They get the time @mtime, in seconds since 1970.
 * Returns 0 or -1 after messages.
 */
int copy_files(struct tree *tree, const char *folder, bool all, uint32_t mtime);

#endif
