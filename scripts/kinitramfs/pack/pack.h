/* SPDX-License-Identifier: GPL-2.0-only */
/* The segments of an image, one after the other. */
#ifndef KINITRAMFS_PACK_H
#define KINITRAMFS_PACK_H

#include <stdbool.h>

#include "pack/compress.h"
#include "tree/tree.h"

struct pack {
	const char *path; /* of the image, for messages */
	int fd; /* where it is written */
	struct compression compression; /* of all but early segments */
	uint32_t mtime;
	bool secret; /* there is a file in it that not all may read */
};

/*
 * Each adds a segment and returns 0, or -1 after a message. pack_archive()
 * takes one that is there, a plain cpio archive that is read from @from, whose
 * name is @name; @plain: it is not to be compressed.
 */
int pack_archive(struct pack *p, int from, const char *name, bool plain);
int pack_tree(struct pack *p, const struct tree *tree);

#endif
