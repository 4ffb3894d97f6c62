/* SPDX-License-Identifier: GPL-2.0-only */
/* Files that are read or written at once, as those of /proc and /sys are. */
#ifndef KINIT_SMALL_FILE_H
#define KINIT_SMALL_FILE_H

#include <stddef.h>
#include <sys/types.h>

/* @path as openat(2) takes it. Returns the number of bytes, or -errno. */
ssize_t small_file_read(int dir, const char *path, void *buf, size_t size);

/* The same, with a NUL behind it. If it cannot be read, the text is "". */
ssize_t small_file_text(int dir, const char *path, char *buf, size_t size);

/* Its first line, without the end of it. */
void small_file_line(const char *path, char *buf, size_t size);

/* @text, to one that is there. Returns 0, or -errno. */
int small_file_set(const char *path, const char *text);

/*
 * @flags and @mode: what open(2) is to be told beside O_WRONLY. Returns 0, or
 * -errno if not all of it is written.
 */
int small_file_write(const char *path, int flags, unsigned int mode,
		     const char *text, size_t len);

#endif
