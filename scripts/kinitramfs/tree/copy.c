// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/write_all.h"
#include "tree/copy.h"

/* The folders that @path needs. */
static int make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0777) && errno != EEXIST)
			return -errno;
		*slash = '/';
	}
	return 0;
}

static int copy_data(int from, int to)
{
	char buf[65536];
	ssize_t n;
	int err;

	for (;;) {
		n = read(from, buf, sizeof(buf));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n ? -errno : 0;
		err = write_all(to, buf, n);
		if (err)
			return err;
	}
}

static int write_file(int from, const char *path, uint32_t mtime)
{
	const struct timespec times[2] = { { .tv_sec = mtime },
					   { .tv_sec = mtime } };
	int to, err;

	/* What is there may be a link, or read-only. */
	if (unlink(path) && errno != ENOENT)
		return -errno;
	to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (to < 0)
		return -errno;
	err = copy_data(from, to);
	if (!err && futimens(to, times))
		err = -errno;
	if (close(to) && !err)
		err = -errno;
	return err;
}

static int copy_file(struct tree_entry *e, char *path, uint32_t mtime)
{
	struct where where = { .file = e->entry.source };
	int from, err;

	from = tree_open(e);
	if (from < 0) {
		error_at(&where, "%s",
			 from == -ESTALE
				 ? "changed while it was read; try again"
				 : strerror(-from));
		return from;
	}
	err = make_folders(path);
	if (!err)
		err = write_file(from, path, mtime);
	close(from);
	if (err) {
		where.file = path;
		error_at(&where, "%s", strerror(-err));
	}
	return err;
}

int copy_files(struct tree *tree, const char *folder, bool all, uint32_t mtime)
{
	int result = 0;

	for (size_t i = 0; i < tree->count; i++) {
		struct tree_entry *e = &tree->entries[i];
		char *path;

		if (e->content == CONTENT_NONE ||
		    (!all && e->content != CONTENT_TEXT))
			continue;
		path = mem_printf("%s%s", folder, e->entry.name);
		if (copy_file(e, path, mtime))
			result = -1;
		free(e->entry.source);
		e->entry.source = path;
	}
	return result;
}
