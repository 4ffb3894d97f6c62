/* SPDX-License-Identifier: GPL-2.0-only */
/* A line on the terminal where a step takes more than a second. */
#ifndef KINITRAMFS_PROGRESS_H
#define KINITRAMFS_PROGRESS_H

#include <stddef.h>

/*
 * @done of @total of the step @what is done; 0 begins it. To be called often:
 * it costs no more than a look at the clock. Nothing is said where standard
 * error is no terminal.
 */
void progress(const char *what, size_t done, size_t total);

/* The line goes; something else is said, or the step has ended. */
void progress_clear(void);

#endif
