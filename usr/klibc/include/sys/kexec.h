/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/* Kernels to go on with. No other library declares this, so the name is ours. */
#ifndef _SYS_KEXEC_H
#define _SYS_KEXEC_H

#include <linux/kexec.h>

/*
 * kexec_file_load(2): loads the kernel in the file @kernel_fd, with the initrd
 * in
 * @initrd_fd. @cmdline_len counts the zero at the end of @cmdline. @flags:
 * KEXEC_FILE_* of <linux/kexec.h>.
 */
int kexec_file_load(int kernel_fd, int initrd_fd, unsigned long cmdline_len,
		    const char *cmdline, unsigned long flags);

/*
 * kexec_load(2): loads @count segments, and has the one started that lies at
 * the physical address @entry. @flags: KEXEC_ON_CRASH, KEXEC_ARCH_*.
 */
int kexec_load(unsigned long entry, unsigned long count,
	       const struct kexec_segment *segments, unsigned long flags);

#endif
