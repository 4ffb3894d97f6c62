/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_SWITCH_ROOT_H
#define KINIT_SWITCH_ROOT_H

/*
 * Makes what is mounted at ROOTMNT the root, with /dev, /proc, /run and /sys
 * moved into it, and frees what the initramfs occupies. After this there is no
 * way back. Returns 0 or -errno.
 */
int switch_root(void);

#endif
