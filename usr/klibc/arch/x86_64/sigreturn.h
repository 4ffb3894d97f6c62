/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_SIGRETURN_H
#define _KLIBC_SIGRETURN_H

/* Not a function to call: a signal handler returns to it. */
void __sigreturn(void);

/* x86_64 runs no handler that has no sa_restorer. */
static inline void set_sigreturn(struct __kernel_sigaction *act)
{
	act->sa_flags |= SA_RESTORER;
	act->sa_restorer = __sigreturn;
}

#endif
