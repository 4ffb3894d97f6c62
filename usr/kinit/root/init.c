// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which program of the root becomes init: that of init=, and no other if it was
 * given; else those that the kernel tries, but for its last resort, a shell,
 * which whoever wants one asks for with init=/bin/sh.
 *
 * A path is resolved as the real init will see it, with the root as "/":
 * /sbin/init is often a link to an absolute path.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "root/init.h"

static int check(int root, const char *path)
{
	struct open_how how = {
		.flags = O_PATH | O_CLOEXEC,
		.resolve = RESOLVE_IN_ROOT,
	};
	struct stat st;
	int fd, err = 0;

	fd = openat2(root, path, &how, sizeof(how));
	if (fd < 0)
		return -errno;
	if (fstat(fd, &st))
		err = -errno;
	else if (!S_ISREG(st.st_mode))
		err = -EISDIR;
	else if (!(st.st_mode & 0111))
		err = -EACCES;
	close(fd);
	return err;
}

static bool consider(struct init_fact *init, int root, const char *path)
{
	int err = check(root, path);

	init->candidates[init->tried].path = path;
	init->candidates[init->tried].error = err;
	init->tried++;
	init->attempt.error = err;
	init->path = path;
	return !err;
}

void root_find_init(struct boot *boot)
{
	static const char *const usual[INIT_CANDIDATES] = {
		"/sbin/init",
		"/etc/init",
		"/bin/init",
	};
	struct init_fact *init = &boot->init;
	int root;

	init->attempt.done = true;
	root = open(ROOTMNT, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (root < 0) {
		init->attempt.error = -errno;
		return;
	}
	if (boot->params.init) {
		consider(init, root, boot->params.init);
	} else {
		for (unsigned int i = 0; i < INIT_CANDIDATES; i++)
			if (consider(init, root, usual[i]))
				break;
	}
	close(root);
}
