/* SPDX-License-Identifier: GPL-2.0-only */
/* Loads kernels by kexec_load(2), which wants to be told each byte's place. */
#ifndef KEXEC_SEGMENTS_H
#define KEXEC_SEGMENTS_H

#include <stdbool.h>

#include "image/kernel_image.h"

/*
 * Has the running kernel load the kernel @k in @kernel_fd, with the initrd in
 * @initrd_fd (-1: none) and the device tree in the file @dtb (NULL: that of the
 * running kernel, if it has one). On failure -errno; @why has the reason if
 * that is not the running kernel's refusal. @is_crash: a panic starts it.
 * -ENOEXEC: not such a kernel, or not on this machine.
 */
int segments_load(int kernel_fd, const struct kernel_image *k, int initrd_fd,
		  const char *command_line, const char *dtb, bool is_crash,
		  struct text *why);

/* Unloads what has been loaded by either call; @crash: the crash kernel. */
int segments_unload(bool crash);

#endif
