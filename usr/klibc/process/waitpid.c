// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <sys/wait.h>
#include "calls.h"

pid_t waitpid(pid_t pid, int *status, int options)
{
	return __syscall_ret(sys_wait4(pid, status, options, NULL));
}
