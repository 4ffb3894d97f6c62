/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SYS_IOCTL_H
#define _SYS_IOCTL_H

#include <asm/ioctls.h>
#include <linux/ioctl.h>

int ioctl(int fd, unsigned long request, ...);

#endif
