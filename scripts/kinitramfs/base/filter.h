/* SPDX-License-Identifier: GPL-2.0-only */
/* Runs an installed command between two descriptors: the (de)compressors. */
#ifndef KINITRAMFS_FILTER_H
#define KINITRAMFS_FILTER_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * Opens what is closed of descriptors 0 to 2, so that no pipe becomes one of
 * them. To be called first.
 */
void filter_prepare(void);

/*
 * Starts @argv, found by PATH, reading @in and writing @out, which stay open
 * here. Its environment has nothing that could change what it writes. @quiet:
 * its messages go nowhere. Returns 0 or -errno; -ENOENT: it is not installed.
 */
int filter_start(const char *const argv[], int in, int out, bool quiet,
		 pid_t *pid);

/*
 * Waits for its end. Returns NULL if it succeeded, else what it did; the text
 * lives until the next call.
 */
const char *filter_wait(pid_t pid, const char *program);

#endif
