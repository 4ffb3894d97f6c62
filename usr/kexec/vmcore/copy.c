// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "copy.h"

enum {
	PAGE = 4096,
	CHUNK = 256 << 10,
	/* As much is on its way to the disk while as much more is read. */
	WINDOW = 4 << 20,
};

static int stopped;

static _Alignas(uint64_t) char buf[CHUNK];
static char first[PAGE];

void copy_stop(int sig)
{
	__atomic_store_n(&stopped, sig, __ATOMIC_RELAXED);
}

int copy_stopped(void)
{
	return __atomic_load_n(&stopped, __ATOMIC_RELAXED);
}

int copy_write(int fd, const void *from, size_t size, uint64_t offset)
{
	const char *at = from;
	ssize_t n;

	while (size) {
		if (copy_stopped())
			return -EINTR;
		n = pwrite(fd, at, size, (off_t)offset);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		/* A device ends here. */
		if (!n)
			return -ENOSPC;
		at += n;
		offset += (size_t)n;
		size -= (size_t)n;
	}
	return 0;
}

static bool is_zero(const char *page, size_t size)
{
	const uint64_t *word = (const uint64_t *)page;
	size_t i;

	for (i = 0; i < size / sizeof(*word); i++)
		if (word[i])
			return false;
	for (i *= sizeof(*word); i < size; i++)
		if (page[i])
			return false;
	return true;
}

/* The next run of pages that are all zeros, or have none of them. */
static size_t run(const char *at, size_t size, bool *zero)
{
	size_t len, n;

	*zero = is_zero(at, size < PAGE ? size : PAGE);
	for (len = 0; len < size; len += n) {
		n = size - len < PAGE ? size - len : PAGE;
		if (is_zero(at + len, n) != *zero)
			break;
	}
	return len;
}

static int write_chunk(struct copy *c, size_t size)
{
	size_t at, len;
	bool zero;
	int err;

	for (at = 0; at < size; at += len) {
		len = run(buf + at, size - at, &zero);
		if (zero && c->is_sparse)
			continue;
		err = copy_write(c->fd, buf + at, len, c->done + at);
		if (err)
			return err;
		c->written += len;
	}
	return 0;
}

/*
 * A crash kernel has little memory. What has been written is of no use in it,
 * and errors of the disk are seen here, not only at the end.
 */
static int push_window(struct copy *c)
{
	const unsigned int wait = SYNC_FILE_RANGE_WAIT_BEFORE |
				  SYNC_FILE_RANGE_WRITE |
				  SYNC_FILE_RANGE_WAIT_AFTER;
	const uint64_t end = c->done, start = end - WINDOW;

	sync_file_range(c->fd, (off_t)start, WINDOW, SYNC_FILE_RANGE_WRITE);
	if (start < WINDOW)
		return 0;
	if (sync_file_range(c->fd, (off_t)(start - WINDOW), WINDOW, wait) &&
	    (errno == EIO || errno == ENOSPC || errno == EDQUOT))
		return -errno;
	posix_fadvise(c->fd, (off_t)(start - WINDOW), WINDOW,
		      POSIX_FADV_DONTNEED);
	/* Not of /proc/vmcore, which is in no cache. */
	posix_fadvise(c->from->fd, (off_t)(start - WINDOW), WINDOW,
		      POSIX_FADV_DONTNEED);
	return 0;
}

static int check_reserve(const struct copy *c)
{
	struct statfs fs;

	if (!c->reserve || fstatfs(c->fd, &fs))
		return 0;
	return (uint64_t)fs.f_bavail * (uint64_t)fs.f_bsize < c->reserve
		       ? -ENOSPC
		       : 0;
}

static void hide_header(const struct copy *c, size_t size)
{
	size_t len = strlen(c->marker);

	memcpy(first, buf, size);
	memset(buf, 0, size);
	memcpy(buf, c->marker, len < size ? len : size);
}

int copy_run(struct copy *c)
{
	const uint64_t size = c->from->size;
	size_t n;
	int err = 0;

	for (; c->done < size; c->done += n) {
		if (copy_stopped())
			return -EINTR;
		if (c->done && !(c->done % WINDOW)) {
			err = push_window(c);
			if (!err)
				err = check_reserve(c);
			if (err)
				return err;
		}
		n = size - c->done < CHUNK ? (size_t)(size - c->done) : CHUNK;
		err = source_read_pages(c->from, c->done, buf, n, &c->bad);
		if (err) {
			c->is_source = true;
			return err;
		}
		if (c->marker && !c->done)
			hide_header(c, n < PAGE ? n : PAGE);
		err = write_chunk(c, n);
		if (err)
			return err;
		console_progress(&c->progress, c->done + n);
	}
	if (c->is_sparse && ftruncate(c->fd, (off_t)size))
		return -errno;
	if (fsync(c->fd))
		return -errno;
	if (!c->marker)
		return 0;
	err = copy_write(c->fd, first, size < PAGE ? (size_t)size : PAGE, 0);
	if (!err && fsync(c->fd))
		err = -errno;
	return err;
}
