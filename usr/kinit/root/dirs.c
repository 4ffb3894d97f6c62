// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

#include "root/dirs.h"

int make_dirs(const char *path)
{
	char part[256];
	size_t len = strlen(path);

	if (len >= sizeof(part))
		return -ENAMETOOLONG;
	for (size_t i = 1; i <= len; i++) {
		if (path[i] && path[i] != '/')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		/* Only root has business where file systems are mounted. */
		if (mkdir(part, 0700) && errno != EEXIST)
			return -errno;
	}
	return 0;
}
