/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SYS_SYSMACROS_H
#define _SYS_SYSMACROS_H

#include <sys/types.h>

/* A dev_t is what mknod(2) takes: 12 bits major among 20 bits minor. */
static inline dev_t makedev(unsigned int major, unsigned int minor)
{
	return (major & 0xfff) << 8 | (minor & 0xff) | (minor & 0xfff00) << 12;
}

static inline unsigned int major(dev_t dev)
{
	return dev >> 8 & 0xfff;
}

static inline unsigned int minor(dev_t dev)
{
	return (dev & 0xff) | (dev >> 12 & 0xfff00);
}

#endif
