// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <signal.h>
#include "calls.h"

int raise(int sig)
{
	/* With one thread, the process is the caller. */
	return __syscall_ret(sys_kill(sys_getpid(), sig));
}
