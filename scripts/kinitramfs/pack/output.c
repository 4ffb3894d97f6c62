// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/strlist.h"
#include "base/write_all.h"
#include "pack/output.h"
#include "pack/replace.h"

void output_begin(struct output *out)
{
	out->file = open_memstream(&out->data, &out->len);
	if (!out->file)
		mem_alloc(SIZE_MAX); /* which says so */
}

static int write_device(const char *path, const char *data, size_t len)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), err;

	if (fd < 0)
		return -errno;
	err = write_all(fd, data, len);
	if (close(fd) && !err)
		err = -errno;
	return err;
}

static int write_file(const char *path, const char *data, size_t len)
{
	mode_t mask = umask(0);
	struct replace r;
	int err;

	umask(mask);
	err = replace_begin(&r, path);
	if (err)
		return err;
	err = write_all(r.fd, data, len);
	if (err)
		replace_cancel(&r);
	else
		err = replace_end(&r, 0666 & ~mask);
	return err;
}

static int write_to(const char *path, const char *data, size_t len)
{
	struct stat st;

	if (!path)
		return write_all(STDOUT_FILENO, data, len);
	if (!stat(path, &st) && !S_ISREG(st.st_mode))
		return write_device(path, data, len);
	return write_file(path, data, len);
}

int output_end(struct output *out, const char *path)
{
	int err;

	if (fclose(out->file))
		mem_alloc(SIZE_MAX); /* likewise */
	err = write_to(path, out->data, out->len);
	if (err)
		error_at(&(struct where){ .file = path ? path : "output" },
			 "%s", strerror(-err));
	free(out->data);
	return err ? -1 : 0;
}

void output_cancel(struct output *out)
{
	fclose(out->file);
	free(out->data);
}
