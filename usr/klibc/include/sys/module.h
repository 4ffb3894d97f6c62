/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/* Modules of the kernel. No other library declares this, so the name is ours. */
#ifndef _SYS_MODULE_H
#define _SYS_MODULE_H

/*
 * finit_module(2): loads the module in the file @fd. @flags: MODULE_INIT_* of
 * <linux/module.h>.
 */
int finit_module(int fd, const char *options, int flags);

#endif
