/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the linker makes of --wrap=pread,--wrap=open: the program under test
 * calls __wrap_X, which a test defines, and __real_X is the libc's.
 */
#ifndef TESTS_WRAP_H
#define TESTS_WRAP_H

#include <sys/types.h>

ssize_t __real_pread(int fd, void *buf, size_t n, off_t off);
ssize_t __wrap_pread(int fd, void *buf, size_t n, off_t off);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_ioctl(int fd, unsigned long request, ...);
int __real_fcntl(int fd, int cmd, ...);
int __wrap_fcntl(int fd, int cmd, ...);

#endif
