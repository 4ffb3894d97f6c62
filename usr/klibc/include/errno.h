/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _ERRNO_H
#define _ERRNO_H

#include <linux/errno.h>

#ifndef ENOTSUP
#define ENOTSUP EOPNOTSUPP
#endif

/* There are no threads, so a plain variable will do. */
extern int errno;

#endif
