/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_EPOCH_H
#define KINITRAMFS_EPOCH_H

#include <stdint.h>

/*
 * The time that everything in the image gets, in seconds since 1970: that of
 * $KBUILD_BUILD_TIMESTAMP, which date(1) reads, as UTC; else the number
 * $SOURCE_DATE_EPOCH; else 0. The same as in the kernel's build, see
 * usr/kinit/Makefile. Returns 0, or -1 after a message.
 */
int epoch_get(uint32_t *time);

#endif
