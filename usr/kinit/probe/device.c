// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <linux/fs.h>

#include "device.h"

#define DEVICE_PAGE_SIZE 4096

/* Whatever the device asks of a direct read: the page cache can do without. */
static bool drop_direct(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	return flags & O_DIRECT && !fcntl(fd, F_SETFL, flags & ~O_DIRECT);
}

static int read_fully(int fd, uint64_t off, void *buf, size_t len)
{
	char *to = buf;
	ssize_t n;

	while (len) {
		n = pread(fd, to, len, (off_t)off);
		if (n < 0) {
			if (errno == EINTR ||
			    (errno == EINVAL && drop_direct(fd)))
				continue;
			return -errno;
		}
		if (n == 0)
			return -EIO;
		to += n;
		off += (size_t)n;
		len -= (size_t)n;
	}
	return 0;
}

static void fill_cache(struct device_image *dev)
{
	size_t len = sizeof(dev->cache);

	if (len > dev->image.size)
		len = (size_t)dev->image.size;
	dev->cache_tried = true;
	if (!read_fully(dev->fd, 0, dev->cache, len))
		dev->cached = len;
}

static uint64_t page_of(uint64_t off)
{
	return off & ~(uint64_t)(DEVICE_PAGE_SIZE - 1);
}

/*
 * What is fetched from @start on, if it is wanted up to @end. Pages, since the
 * kernel reads pages; more of them for who reads over the end of the last ones.
 */
static uint64_t piece_end(const struct device_image *dev, uint64_t start,
			  uint64_t end)
{
	const struct device_window *last = &dev->windows[dev->recent ^ 1];
	uint64_t size = dev->image.size;

	end = page_of(end - 1) + DEVICE_PAGE_SIZE;
	if (start >= DEVICE_CROWD_START && end < DEVICE_CROWD_END)
		end = DEVICE_CROWD_END;
	if (start - last->start <= last->end - last->start ||
	    size - start <= DEVICE_WINDOW_SIZE)
		end = start + DEVICE_WINDOW_SIZE;
	return end < size ? end : size;
}

/* Into the recent window: what is up to @end of what begins with @off. */
static void fill_window(struct device_image *dev, uint64_t off, uint64_t end)
{
	struct device_window *w = &dev->windows[dev->recent];
	uint64_t start = page_of(off);

	/* A disk takes its time to fail: once is enough. */
	if (start == dev->failed)
		return;
	end = piece_end(dev, start, end);
	w->start = start;
	w->end = end;
	if (read_fully(dev->fd, start, dev->data[dev->recent], end - start)) {
		dev->failed = start;
		w->end = 0;
	}
}

/* Is it in the recent window? */
static bool in_window(const struct device_image *dev, uint64_t off,
		      uint64_t end)
{
	const struct device_window *w = &dev->windows[dev->recent];

	return off >= w->start && end <= w->end;
}

/* Where it is in memory, or NULL: it has to be read by itself. */
static const uint8_t *find(struct device_image *dev, uint64_t off, size_t len)
{
	uint64_t end = off + len;

	if (off < sizeof(dev->cache)) {
		if (!dev->cache_tried)
			fill_cache(dev);
		return end <= dev->cached ? dev->cache + off : NULL;
	}
	if (!in_window(dev, off, end))
		dev->recent ^= 1;
	if (!in_window(dev, off, end) && len && len <= DEVICE_PAGE_SIZE)
		fill_window(dev, off, end);
	if (!in_window(dev, off, end))
		return NULL;
	return dev->data[dev->recent] + (off - dev->windows[dev->recent].start);
}

static int device_read(struct image *img, uint64_t off, void *buf, size_t len)
{
	struct device_image *dev = (struct device_image *)img;
	const uint8_t *at = find(dev, off, len);

	/*
	 * Also if what is around it could not be read: one bad sector must not
	 * hide the good ones beside it.
	 */
	if (!at)
		return read_fully(dev->fd, off, buf, len);
	/* A memcpy() here the compiler makes one that is byte by byte. */
	memmove(buf, at, len);
	return 0;
}

int device_open(struct device_image *dev, const char *path)
{
	int sector_size;
	off_t size;
	int err;

	dev->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (dev->fd < 0)
		return -errno;
	/* What is wanted of it is a page here and there, nothing ahead of them.
	 */
	posix_fadvise(dev->fd, 0, 0, POSIX_FADV_RANDOM);
	size = lseek(dev->fd, 0, SEEK_END);
	if (size < 0) {
		err = -errno;
		close(dev->fd);
		return err;
	}
	/*
	 * A file has no sectors. Of a device that nobody else has open, the
	 * page cache would lose all again when it is closed: to put it there
	 * takes longer than to read it, where the disk is fast.
	 */
	if (ioctl(dev->fd, BLKSSZGET, &sector_size) < 0)
		sector_size = 512;
	else
		fcntl(dev->fd, F_SETFL, O_DIRECT);
	dev->image.size = (uint64_t)size;
	dev->image.sector_size = (uint32_t)sector_size;
	dev->image.is_partition = false;
	dev->image.read = device_read;
	dev->cache_tried = false;
	dev->cached = 0;
	/* No window begins at 0. */
	dev->failed = 0;
	memset(dev->windows, 0, sizeof(dev->windows));
	return 0;
}

void device_close(struct device_image *dev)
{
	close(dev->fd);
	dev->fd = -1;
}

bool device_is_read_only(const struct device_image *dev)
{
	int read_only;

	return !ioctl(dev->fd, BLKROGET, &read_only) && read_only;
}
