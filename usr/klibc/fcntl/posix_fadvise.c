// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include "calls.h"

int posix_fadvise(int fd, off_t offset, off_t len, int advice)
{
	return -sys_fadvise64(fd, offset, len, advice);
}
