/* SPDX-License-Identifier: GPL-2.0-only */
/* What a command prints, as a whole: to a file, a device or standard output. */
#ifndef KINITRAMFS_OUTPUT_H
#define KINITRAMFS_OUTPUT_H

#include <stdio.h>

struct output {
	FILE *file; /* to print to */
	char *data;
	size_t len;
};

void output_begin(struct output *out);

/*
 * Writes what was printed to @path, or to standard output if that is NULL. A
 * file keeps what it had until all is written; a device or a pipe is written
 * to, and is never removed. Returns 0, or -1 after a message.
 */
int output_end(struct output *out, const char *path);

/* Instead of output_end(): it goes nowhere. */
void output_cancel(struct output *out);

#endif
