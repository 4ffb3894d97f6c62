// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <unistd.h>

#include "root/inside.h"

int inside_open(int root, const char *path, int flags)
{
	struct open_how how = {
		.flags = flags | O_CLOEXEC,
		.resolve = RESOLVE_IN_ROOT,
	};
	int fd = openat2(root, path, &how, sizeof(how));

	return fd < 0 ? -errno : fd;
}

int inside_open_at(const char *dir, const char *path, int flags)
{
	int root = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC), fd;

	if (root < 0)
		return -errno;
	fd = inside_open(root, path, flags);
	close(root);
	return fd;
}
