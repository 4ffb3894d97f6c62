// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source.h"

enum { PAGE = 4096 };

int source_read(void *ctx, uint64_t offset, void *buf, size_t size)
{
	struct source *s = ctx;
	char *to = buf;
	ssize_t n;

	if (offset > INT64_MAX - size)
		return -ENXIO;
	while (size) {
		n = pread(s->fd, to, size, (off_t)offset);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (!n)
			return -ENXIO;
		to += n;
		offset += (size_t)n;
		size -= (size_t)n;
	}
	return 0;
}

int source_read_pages(struct source *s, uint64_t offset, void *buf, size_t size,
		      uint64_t *bad)
{
	size_t at, n;
	int err;

	err = source_read(s, offset, buf, size);
	if (!err || err == -ENXIO)
		return err;
	for (at = 0; at < size; at += n) {
		n = size - at < PAGE ? size - at : PAGE;
		err = source_read(s, offset + at, (char *)buf + at, n);
		if (err == -ENXIO)
			return err;
		if (err) {
			memset((char *)buf + at, 0, n);
			++*bad;
		}
	}
	return 0;
}

static int read_headers(struct source *s)
{
	struct segment *segments;
	int err;

	err = elf_core_open(&s->core, source_read, s);
	if (err && err != -E2BIG)
		return err == -ENXIO ? -ENOEXEC : err;
	s->load_error = err;
	if (err)
		return 0;
	/* One more: malloc(0) may be NULL. */
	segments = malloc((s->core.phnum + 1) * sizeof(*segments));
	s->load_error = segments ? elf_core_load(&s->core, segments) : -ENOMEM;
	if (s->load_error)
		s->core.count = 0;
	return 0;
}

int source_open(struct source *s, const char *path)
{
	unsigned long long bytes;
	struct stat st;
	int err;

	s->path = path;
	s->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (s->fd < 0)
		return -errno;
	if (fstat(s->fd, &st))
		return -errno;
	if (S_ISBLK(st.st_mode)) {
		if (ioctl(s->fd, BLKGETSIZE64, &bytes))
			return -errno;
		s->size = bytes;
	} else if (S_ISREG(st.st_mode)) {
		s->size = (uint64_t)st.st_size;
	} else {
		return -ENOEXEC;
	}
	err = read_headers(s);
	if (err)
		return err;
	if (S_ISBLK(st.st_mode)) {
		if (s->load_error)
			return s->load_error;
		if (s->size > s->core.end)
			s->size = s->core.end;
	}
	return 0;
}
