/* SPDX-License-Identifier: GPL-2.0-only */
/* The dump that is read: /proc/vmcore, a file, or a block device. */
#ifndef VMCORE_SOURCE_H
#define VMCORE_SOURCE_H

#include "elf_core.h"

struct source {
	const char *path;
	int fd;
	uint64_t size;
	struct elf_core core;
	int load_error; /* why core has no segments, or 0 */
};

/*
 * Opens it and reads its headers. -ENOEXEC: it is no dump of memory. Headers
 * that make no sense are no error, since all can be copied without them; but a
 * device has no other size than what they say.
 */
int source_open(struct source *s, const char *path);

/* A core_read: all of it, -ENXIO beyond the end, or another negative errno. */
int source_read(void *ctx, uint64_t offset, void *buf, size_t size);

/*
 * The same, but pages that cannot be read are zeros, and are counted in *bad.
 * Fails only if the dump ends early.
 */
int source_read_pages(struct source *s, uint64_t offset, void *buf, size_t size,
		      uint64_t *bad);

#endif
