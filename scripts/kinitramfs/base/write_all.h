/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_WRITE_ALL_H
#define KINITRAMFS_WRITE_ALL_H

#include <stddef.h>

/* Writes all @len bytes. Returns 0 or -errno. */
int write_all(int fd, const void *data, size_t len);

#endif
