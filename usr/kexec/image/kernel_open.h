/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KEXEC_KERNEL_OPEN_H
#define KEXEC_KERNEL_OPEN_H

#include "image/kernel_image.h"

/*
 * Opens the kernel @path, to be booted by a machine of this kind (as in
 * uname(2)). *@fd gets a file that kexec_file_load(2) takes: @path, or a file
 * in memory with what was unpacked of it. @k says what that is. On failure
 * -errno, and @why has a reason to stand behind "PATH: ".
 */
int kernel_open(const char *path, const char *machine, int *fd,
		struct kernel_image *k, struct text *why);

/* Of a file that is open: what it is. */
int kernel_look(int fd, struct kernel_image *k);

#endif
