// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <asm/ioctls.h>
#include <termios.h>
#include "calls.h"

int tcdrain(int fd)
{
	/* Any argument but 0 sends no break and only waits. */
	return __syscall_ret(sys_ioctl(fd, TCSBRK, 1));
}
