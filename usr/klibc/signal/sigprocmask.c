// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <signal.h>
#include "calls.h"

int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
	return __syscall_ret(sys_rt_sigprocmask(how, set, old, sizeof(*set)));
}
