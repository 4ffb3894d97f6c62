/* SPDX-License-Identifier: GPL-2.0-only */
/* Loading a kernel, and unloading it. */
#ifndef KEXEC_FILE_LOAD_H
#define KEXEC_FILE_LOAD_H

#include <stdbool.h>

#include "args/command_line.h"

struct load {
	const char *kernel; /* paths; what there is not is NULL */
	const char *initrd, *dtb;
	char command_line[COMMAND_LINE_MAX];
	bool crash;
	int kernel_fd, initrd_fd; /* -1: none */
};

/* Has the kernel load these files by kexec_file_load(2). Returns 0 or -errno. */
int file_load(const struct load *l);

int file_unload(bool crash);

#endif
