// SPDX-License-Identifier: GPL-2.0-only
/* For machines whose kernels are loaded by kexec_file_load(2) only. */
#include <errno.h>

#include "load/segments.h"

int segments_load(int kernel_fd, const struct kernel_image *k, int initrd_fd,
		  const char *command_line, const char *dtb, bool is_crash,
		  struct text *why)
{
	(void)kernel_fd;
	(void)k;
	(void)initrd_fd;
	(void)command_line;
	(void)dtb;
	(void)is_crash;
	text_add(why, "kexec_load(2) is used for x86_64 and arm64 only");
	return -ENOEXEC;
}

int segments_unload(bool crash)
{
	(void)crash;
	return -EOPNOTSUPP;
}
