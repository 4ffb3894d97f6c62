/* SPDX-License-Identifier: GPL-2.0-only */
/* Files that may be compressed, each for itself: modules, firmware. */
#ifndef KINITRAMFS_PACKED_FILE_H
#define KINITRAMFS_PACKED_FILE_H

#include <stdbool.h>

#include "sysroot/sysroot.h"

/* Is it compressed, by its name? */
bool packed_file(const char *path);

/*
 * Reads the file at @place, unpacked. Returns 0, or -1 after a message. The
 * caller frees *@data.
 */
int packed_file_read(struct sysroot *root, const struct place *place,
		     char **data, size_t *len);

#endif
