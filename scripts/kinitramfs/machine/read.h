/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_READ_H
#define KINITRAMFS_READ_H

#include "machine/machine.h"

/*
 * Reads a description from the file @path; "-" is standard input. Returns 0, or
 * -1 after messages. @m is always to be freed.
 */
int machine_read(struct machine *m, const char *path);

#endif
