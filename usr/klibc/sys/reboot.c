// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <sys/reboot.h>
#include "calls.h"

int reboot(int cmd)
{
	return __syscall_ret(sys_reboot(LINUX_REBOOT_MAGIC1,
					LINUX_REBOOT_MAGIC2, cmd, NULL));
}
