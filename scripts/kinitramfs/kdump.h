/* SPDX-License-Identifier: GPL-2.0-only */
/* The image of a crash kernel: what it is told, and whether it has room. */
#ifndef KINITRAMFS_KDUMP_H
#define KINITRAMFS_KDUMP_H

#include <stdint.h>

#include "base/options.h"
#include "sysroot/sysroot.h"

/*
 * Sets what kinit is told; @opt->machine is known. Returns 0, or -1 after a
 * message.
 */
int kdump_prepare(struct options *opt);

/* "128M" in bytes; also K and G. 0: it cannot be understood. */
uint64_t kdump_size(const char *text);

/*
 * Says how much memory the image @fd needs, together with its kernel, where
 * that is known. Returns -1 after a message, if there is less set aside: @room
 * bytes; 0: as this machine has it, if it is meant.
 */
int kdump_check_memory(const struct options *opt, struct sysroot *root, int fd,
		       uint64_t room);

#endif
