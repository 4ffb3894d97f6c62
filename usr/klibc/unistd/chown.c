// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <fcntl.h>
#include <unistd.h>
#include "calls.h"

int chown(const char *path, uid_t uid, gid_t gid)
{
	return __syscall_ret(sys_fchownat(AT_FDCWD, path, uid, gid, 0));
}
