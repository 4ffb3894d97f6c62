/* SPDX-License-Identifier: GPL-2.0-only */
/* The kernel's uevent socket. */
#ifndef KINIT_NETLINK_H
#define KINIT_NETLINK_H

#include <stddef.h>
#include <sys/types.h>

/* A socket that does not block, or -errno. */
int netlink_open(void);

/*
 * The next message of the kernel: its length; 0: there is none now;
 * -ENOBUFS: events were lost, walk /sys; or another -errno. Messages of anyone
 * else, and what is cut off, are dropped here.
 */
ssize_t netlink_receive(int fd, char *buf, size_t size);

#endif
