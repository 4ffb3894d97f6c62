// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>
#include <sys/kexec.h>

#include "load/file_load.h"

static unsigned long crash_flag(bool crash)
{
	return crash ? KEXEC_FILE_ON_CRASH : 0;
}

int file_load(const struct load *l)
{
	unsigned long flags = crash_flag(l->crash);

	if (l->initrd_fd < 0)
		flags |= KEXEC_FILE_NO_INITRAMFS;
	return kexec_file_load(l->kernel_fd, l->initrd_fd,
			       strlen(l->command_line) + 1, l->command_line,
			       flags)
		       ? -errno
		       : 0;
}

int file_unload(bool crash)
{
	return kexec_file_load(-1, -1, 0, NULL,
			       KEXEC_FILE_UNLOAD | crash_flag(crash))
		       ? -errno
		       : 0;
}
