/* SPDX-License-Identifier: GPL-2.0-only */
/* Writes the archive that the kernel unpacks. */
#ifndef KINITRAMFS_CPIO_H
#define KINITRAMFS_CPIO_H

#include <stdint.h>
#include <stdio.h>

#include "tree/list.h"

struct cpio {
	FILE *out;
	uint32_t mtime; /* of all entries */
	uint32_t inode; /* of the next one */
	uint64_t offset;
};

void cpio_begin(struct cpio *c, FILE *out, uint32_t mtime);

/*
 * Adds what @e describes. Returns 0, or -errno of reading the file; -EFBIG: it
 * is larger than the format can say; -EINVAL: it is no regular file; -EAGAIN:
 * it changed while it was read. Errors of writing are left in @out.
 */
int cpio_add(struct cpio *c, const struct list_entry *e);

/*
 * The same of a regular file without hard links, whose content is read from
 * @fd, from where that stands, or is the @len bytes at @data.
 */
int cpio_add_fd(struct cpio *c, const struct list_entry *e, int fd);
int cpio_add_data(struct cpio *c, const struct list_entry *e, const void *data,
		  size_t len);

/* Ends the archive, padded to 512 bytes. */
void cpio_end(struct cpio *c);

#endif
