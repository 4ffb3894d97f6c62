// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <linux/fs.h>

#include "device.h"

#define DEVICE_PAGE_SIZE 4096

static int read_fully(int fd, uint64_t off, void *buf, size_t len)
{
	char *to = buf;
	ssize_t n;

	while (len) {
		n = pread(fd, to, len, (off_t)off);
		if (n < 0) {
			if (errno == EINTR)
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

/* Is there more to be looked for close by? */
static bool is_crowded(const struct device_image *dev, uint64_t off)
{
	return off < DEVICE_CROWDED ||
	       dev->image.size - off <= sizeof(dev->window);
}

/*
 * Fetches the piece that the @n bytes from @off on are in. Pages, since the
 * kernel reads pages.
 */
static void move_window(struct device_image *dev, uint64_t off, size_t n)
{
	uint64_t start = page_of(off);
	size_t len = sizeof(dev->window);

	if (!is_crowded(dev, off))
		len = page_of(off + n - 1) + DEVICE_PAGE_SIZE - start;

	/* A disk takes its time to fail: once is enough. */
	if (dev->window_tried && dev->window_start == start)
		return;
	dev->window_tried = true;
	dev->window_start = start;
	dev->window_len = 0;
	if (len > dev->image.size - dev->window_start)
		len = (size_t)(dev->image.size - dev->window_start);
	if (!read_fully(dev->fd, dev->window_start, dev->window, len))
		dev->window_len = len;
}

static bool in_window(const struct device_image *dev, uint64_t off, size_t len)
{
	return off >= dev->window_start &&
	       off - dev->window_start < dev->window_len &&
	       len <= dev->window_len - (off - dev->window_start);
}

static int device_read(struct image *img, uint64_t off, void *buf, size_t len)
{
	struct device_image *dev = (struct device_image *)img;

	if (off < sizeof(dev->cache) && !dev->cache_tried)
		fill_cache(dev);
	if (off < dev->cached && len <= dev->cached - off) {
		memcpy(buf, dev->cache + off, len);
		return 0;
	}
	if (len && len <= DEVICE_PAGE_SIZE && off >= sizeof(dev->cache) &&
	    !in_window(dev, off, len))
		move_window(dev, off, len);
	if (in_window(dev, off, len)) {
		memcpy(buf, dev->window + (off - dev->window_start), len);
		return 0;
	}
	/*
	 * Also if a cache could not be filled: one bad sector must not hide
	 * the good ones beside it.
	 */
	return read_fully(dev->fd, off, buf, len);
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
	/* A file has no sectors. */
	if (ioctl(dev->fd, BLKSSZGET, &sector_size) < 0)
		sector_size = 512;
	dev->image.size = (uint64_t)size;
	dev->image.sector_size = (uint32_t)sector_size;
	dev->image.is_partition = false;
	dev->image.read = device_read;
	dev->cache_tried = false;
	dev->cached = 0;
	dev->window_tried = false;
	dev->window_len = 0;
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
