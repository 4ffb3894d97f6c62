// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <errno.h>
#include "calls.h"
#include "dir.h"

struct dirent *readdir(DIR *dir)
{
	struct dirent *entry;
	long ret;

	if (dir->at >= dir->used) {
		ret = sys_getdents64(dir->fd, dir->buf, sizeof(dir->buf));
		/* A folder that is gone meanwhile has come to its end. */
		if (ret <= 0 && ret != -ENOENT)
			__syscall_ret(ret);
		if (ret <= 0)
			return NULL;
		dir->used = ret;
		dir->at = 0;
	}
	entry = (struct dirent *)(dir->buf + dir->at);
	dir->at += entry->d_reclen;
	return entry;
}
