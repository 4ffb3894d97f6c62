/* SPDX-License-Identifier: GPL-2.0-only */
/* The copy of a dump, into a file or onto a device. */
#ifndef VMCORE_COPY_H
#define VMCORE_COPY_H

#include "console.h"
#include "source.h"

/*
 * Ends all copying, and writing of logs. Made to be a handler of signals.
 * copy_stopped() is the signal's number then, else 0.
 */
void copy_stop(int sig);
int copy_stopped(void);

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

/* Returns 0 or -errno; -EINTR if it was stopped. All is on the disk then. */
int copy_run(struct copy *c);

/* All of @size bytes; -errno, -EINTR if it was stopped. */
int copy_write(int fd, const void *buf, size_t size, uint64_t offset);

#endif
