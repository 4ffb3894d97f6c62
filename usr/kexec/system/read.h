/* SPDX-License-Identifier: GPL-2.0-only */
/* Files of /proc and /sys. */
#ifndef KEXEC_READ_H
#define KEXEC_READ_H

#include <sys/types.h>

/* As much of a file as fits, in one go. Returns the length, or -errno. */
ssize_t system_read(const char *path, char *buf, size_t size);

#endif
