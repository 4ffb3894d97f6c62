/* SPDX-License-Identifier: GPL-2.0-only */
/* The copy of a dump, into a file or onto a device. */
#ifndef VMCORE_COPY_H
#define VMCORE_COPY_H

#include "console.h"
#include "source.h"

/* Set by SIGTERM and SIGINT: its number. */
extern volatile int copy_stop;

struct copy {
	struct source *from;
	int fd;
	bool is_sparse; /* pages of zeros are holes, else they are written */
	/* If there is one, it is the first page until all else is written. */
	const char *marker;
	uint64_t reserve; /* bytes of the file system that are left free */
	struct console_progress progress;

	uint64_t done; /* bytes of the dump that have been copied */
	uint64_t written; /* bytes that are not zero */
	uint64_t bad; /* pages that could not be read */
	bool is_source; /* it was the dump that failed */
};

/* Returns 0 or -errno; -EINTR if copy_stop was set. All is on the disk then. */
int copy_run(struct copy *c);

/* All of @size bytes; -errno, -EINTR if copy_stop was set. */
int copy_write(int fd, const void *buf, size_t size, uint64_t offset);

#endif
