// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <signal.h>
#include <string.h>
#include "calls.h"
#include "sigreturn.h"

_Static_assert(sizeof(sigset_t) == sizeof(__kernel_sigset_t),
	       "a sigset_t must be the kernel's");

int sigaction(int sig, const struct sigaction *act, struct sigaction *old)
{
	struct __kernel_sigaction kact = { 0 }, kold;
	long ret;

	if (act) {
		kact.sa_handler = act->sa_handler;
		kact.sa_flags = (unsigned int)act->sa_flags;
		memcpy(&kact.sa_mask, &act->sa_mask, sizeof(kact.sa_mask));
		set_sigreturn(&kact);
	}
	ret = sys_rt_sigaction(sig, act ? &kact : NULL, old ? &kold : NULL,
			       sizeof(sigset_t));
	if (ret == 0 && old) {
		old->sa_handler = kold.sa_handler;
		old->sa_flags = (int)kold.sa_flags;
		memcpy(&old->sa_mask, &kold.sa_mask, sizeof(old->sa_mask));
	}
	return __syscall_ret(ret);
}
