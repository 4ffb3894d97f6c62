/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KEXEC_KERNEL_UNPACK_H
#define KEXEC_KERNEL_UNPACK_H

#include "image/kernel_image.h"

/*
 * What is packed in the file @fd, unpacked into a new file in memory, which is
 * returned. gzip is ours; what others have packed, their programs unpack, if
 * they are installed. -errno, and @why has the words.
 */
int unpack(int fd, const struct kernel_image *k, struct text *why);

#endif
