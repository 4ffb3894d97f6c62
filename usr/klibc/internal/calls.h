/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_CALLS_H
#define _KLIBC_CALLS_H

/*
 * The three levels of a system call:
 *
 *   sys_x()	returns -errno. Made from SYSCALLS.tbl, inline, private.
 *   x()	the public function: sets errno and returns -1, by
 *		__syscall_ret() or because the standard has it do so.
 *   the rest	touches errno never: private helpers return -errno.
 */
#include "sys_calls.h"

/* A result that is no error as it is; else errno is set and -1 returned. */
long __syscall_ret(long result);

#endif
