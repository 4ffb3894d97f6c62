// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <unistd.h>
#include "calls.h"

/* Not TIOCGWINSZ, which other devices may answer as well. */
int isatty(int fd)
{
	struct termios tio;

	return __syscall_ret(sys_ioctl(fd, TCGETS, (unsigned long)&tio)) == 0;
}
