/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SYS_TYPES_H
#define _SYS_TYPES_H

#include <stddef.h>

/* One set for all architectures: 64 bits, as wide as the kernel's or wider. */
typedef long ssize_t;
typedef long off_t;
typedef long time_t;
typedef long blkcnt_t;
typedef long blksize_t;
typedef unsigned long dev_t;
typedef unsigned long ino_t;
typedef unsigned long nlink_t;
typedef unsigned int mode_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int socklen_t;
typedef int pid_t;
typedef int clockid_t;

#endif
