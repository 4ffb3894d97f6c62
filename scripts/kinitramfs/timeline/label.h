/* SPDX-License-Identifier: GPL-2.0-only */
/* What stands beside a bar, as text that no terminal obeys. */
#ifndef KINITRAMFS_LABEL_H
#define KINITRAMFS_LABEL_H

#include "timeline/timeline.h"

#define LABEL_SIZE 8192 /* bytes: all of any label fits */

/*
 * The whole label. Returns how many columns of a terminal it takes at the most:
 * what may be a wide character counts as one.
 */
unsigned int label_whole(const struct span *s, char label[static LABEL_SIZE]);

/* In @columns at most. If it has to be cut off, how it ended is kept. */
void label_fit(const struct span *s, unsigned int columns,
	       char label[static LABEL_SIZE]);

/* How many bytes of @text, which is well-formed, fit into @columns. */
size_t label_bytes(const char *text, unsigned int columns);

#endif
