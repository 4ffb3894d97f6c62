// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "small_file.h"

ssize_t small_file_read(int dir, const char *path, void *buf, size_t size)
{
	/* Nobody may be at the other end, if a hook has made it. */
	int fd = openat(dir, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return -errno;
	n = read(fd, buf, size);
	if (n < 0)
		n = -errno;
	close(fd);
	return n;
}

ssize_t small_file_text(int dir, const char *path, char *buf, size_t size)
{
	ssize_t n = small_file_read(dir, path, buf, size - 1);

	buf[n > 0 ? n : 0] = '\0';
	return n;
}

void small_file_line(const char *path, char *buf, size_t size)
{
	small_file_text(AT_FDCWD, path, buf, size);
	buf[strcspn(buf, "\n")] = '\0';
}

int small_file_set(const char *path, const char *text)
{
	return small_file_write(path, 0, 0, text, strlen(text));
}

int small_file_write(const char *path, int flags, unsigned int mode,
		     const char *text, size_t len)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | flags, mode), err = 0;
	ssize_t n;

	if (fd < 0)
		return -errno;
	n = write(fd, text, len);
	if (n != (ssize_t)len)
		err = n < 0 ? -errno : -EIO;
	close(fd);
	return err;
}
