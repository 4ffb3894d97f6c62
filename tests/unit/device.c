// SPDX-License-Identifier: GPL-2.0-only
/*
 * The one part of probing that makes system calls. These are wrapped (by the
 * linker), so that calls can be counted and made to fail, and a file can pass
 * for a device.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <linux/fs.h>

#include "../tap.h"
#include "probe/device.h"
#include "probe/probe.h"
#include "probe/ptable.h"
#include "wrap.h"

#define SIZE  100000
#define CACHE DEVICE_CACHE_SIZE

static int calls, open_flags;
static size_t wanted; /* bytes that were asked for */
static int eintr_next; /* so many calls fail with EINTR */
static size_t at_most = SIZE; /* no call gives more bytes than this */
static off_t bad_byte = -1; /* a read that touches it fails */
static unsigned int sector_size; /* of the device that the file passes for */
static bool direct; /* what is read of it is to be whole sectors */
static int refused; /* reads that were not */

ssize_t __wrap_pread(int fd, void *buf, size_t n, off_t off)
{
	calls++;
	wanted += n;
	if (eintr_next) {
		eintr_next--;
		errno = EINTR;
		return -1;
	}
	if (direct && (n | (size_t)off | (uintptr_t)buf) % sector_size) {
		refused++;
		errno = EINVAL;
		return -1;
	}
	if (bad_byte >= off && bad_byte < off + (off_t)n) {
		errno = EIO;
		return -1;
	}
	return __real_pread(fd, buf, n < at_most ? n : at_most, off);
}

int __wrap_open(const char *path, int flags, ...)
{
	open_flags = flags;
	return __real_open(path, flags, 0600); /* gcov creates a file, too */
}

int __wrap_ioctl(int fd, unsigned long request, ...)
{
	va_list args;

	(void)fd;
	if (!sector_size || request != BLKSSZGET) {
		errno = ENOTTY;
		return -1;
	}
	va_start(args, request);
	*va_arg(args, unsigned int *) = sector_size;
	va_end(args);
	return 0;
}

/* What gcov asks for is none of this. */
int __wrap_fcntl(int fd, int cmd, ...)
{
	va_list args;
	long arg;

	va_start(args, cmd);
	arg = va_arg(args, long);
	va_end(args);
	if (!sector_size)
		return __real_fcntl(fd, cmd, arg);
	if (cmd == F_SETFL)
		direct = arg & O_DIRECT;
	return direct ? O_DIRECT : 0;
}

static uint8_t content[SIZE], buf[SIZE];
static struct device_image dev;

/* Reads [off, off + len) and says how many system calls that took, or -1. */
static int read_calls(uint64_t off, size_t len)
{
	int before = calls;

	memset(buf, 0xee, sizeof(buf));
	if (image_read(&dev.image, off, buf, len))
		return -1;
	if (memcmp(buf, content + off, len) || (len < SIZE && buf[len] != 0xee))
		return -1;
	return calls - before;
}

static void test_cache(const char *path)
{
	is_int(device_open(&dev, path), 0, "opens");
	is_int(open_flags, O_RDONLY | O_CLOEXEC, "read-only, close on exec");
	is_int(dev.image.size, SIZE, "size");
	is_int(dev.image.sector_size, 512, "sector size of a file");
	is_int(read_calls(1024, 1024), 1, "first within it: a call");
	is_int(read_calls(0, 512), 0, "second: none");
	is_int(read_calls(CACHE - 192, 192), 0, "up to its end: none");
	is_int(read_calls(CACHE - 192, 193), 1, "over its end: a call");
	is_int(read_calls(CACHE, 1), 1, "after it: a call");
	is_int(read_calls(CACHE + 4095, 1), 0, "for the whole page");
	is_int(read_calls(CACHE + 900, 4096), 1, "over its end: a call");
	is_int(read_calls(CACHE + 12287, 1), 0, "who reads on gets more");
	is_int(read_calls(CACHE + 12287, 2), 1, "over its end: a call");
	is_int(read_calls(CACHE + 20479, 1), 0, "gets more again");
	is_int(read_calls(CACHE + 100, 1), 0, "what was before is kept");
	is_int(read_calls(60000, 1), 1, "at a third place: a call");
	is_int(read_calls(CACHE + 200, 1), 0, "what was used last is kept");
	is_int(read_calls(60001, 1), 0, "so is the new one");
	is_int(read_calls(CACHE + 20000, 1), 1, "the other is not");
	is_int(read_calls(CACHE, 4097), 1, "much at once: a call");
	is_int(read_calls(60002, 1), 0, "which leaves the one");
	is_int(read_calls(CACHE + 20001, 1), 0, "and the other");
	is_int(read_calls(CACHE + 16383, 1), 1, "not before its page");
	is_int(read_calls(SIZE - 1, 1), 1, "the last byte: a call");
	is_int(read_calls(98304, SIZE - 98304), 0, "the whole last page");
	is_int(read_calls(0, 512), 0, "the start is still there");
	is_int(read_calls(0, SIZE), 1, "everything: a call");
	is_int(read_calls(SIZE, 0), 0, "nothing at the end: none");
	device_close(&dev);
	is_int(dev.fd, -1, "closed");
}

/* Nothing is there, so that everything is asked for. */
static void test_cost(const char *path)
{
	struct superblock sb;
	struct ptable pt;
	int before;

	if (truncate(path, 64 << 20))
		perror("truncate");
	is_int(device_open(&dev, path), 0, "opens a large one");
	before = calls;
	wanted = 0;
	is_int(probe_superblock(&dev.image, &sb), 0, "probed");
	is_str(sb.type, NULL, "nothing there");
	is_int(calls - before, 11,
	       "start, end, before the end, 32 and 64 KiB, 128 KiB to 4 MiB");
	is_int(wanted, 17 * 4096, "no page that nobody asks for, none twice");
	is_int(ptable_read(&dev.image, &pt), 0, "a table?");
	is_int(calls - before, 11, "is in what was read");
	is_int(probe_rare(&dev.image, &sb), 0, "probed for more");
	is_int(calls - before, 25, "which costs as much again");
	device_close(&dev);
}

/* How many bytes are fetched for @len of them. */
static int fetched(uint64_t off, size_t len)
{
	wanted = 0;
	return image_read(&dev.image, off, buf, len) ? -1 : (int)wanted;
}

static void test_lonely(const char *path)
{
	if (truncate(path, 4 << 20))
		perror("truncate");
	is_int(device_open(&dev, path), 0, "opens one of 4 MiB");
	is_int(fetched(65526, 10), 8192, "where many are");
	is_int(fetched(65536, 4096), 0, "up to the last one");
	is_int(fetched(32768, 512), 4096, "where some are: a page");
	is_int(fetched(36864, 512), DEVICE_WINDOW_SIZE, "and the rest");
	is_int(fetched(49152, 512), DEVICE_WINDOW_SIZE, "and on");
	is_int(fetched(1 << 20, 512), 4096, "where there is one: its page");
	is_int(fetched((1 << 20) + 1024, 3072), 0, "which is kept");
	is_int(fetched((2 << 20) + 4000, 200), 8192, "its pages");
	is_int(fetched((2 << 20) + 8000, 100), 0, "to their end");
	is_int(fetched((2 << 20) + 8191, 2), DEVICE_WINDOW_SIZE,
	       "and the next ones");
	is_int(fetched((4 << 20) - 12288, 512), DEVICE_WINDOW_SIZE,
	       "and at the end there are many");
	is_int(fetched((4 << 20) - 512, 512), 0, "to the last one");
	device_close(&dev);
}

static void test_errors(const char *path)
{
	is_int(device_open(&dev, path), 0, "opens again");
	is_int(image_read(&dev.image, SIZE - 1, buf, 2), -ENXIO,
	       "over the end");
	is_int(image_read(&dev.image, SIZE + 1, buf, 0), -ENXIO,
	       "after the end");
	is_int(image_read(&dev.image, UINT64_MAX, buf, 2), -ENXIO,
	       "where the sum overflows");
	eintr_next = 2;
	is_int(read_calls(100, 100), 3, "EINTR: tried again");
	at_most = 700;
	is_int(read_calls(30000, 4200), 6, "a little at a time");
	at_most = SIZE;
	bad_byte = 50000;
	is_int(image_read(&dev.image, 49999, buf, 2), -EIO,
	       "EIO comes through");
	is_int(read_calls(49152, 10), 1, "not where it is good");
	is_int(read_calls(49150, 10), 2, "window, then alone");
	is_int(read_calls(49150, 10), 1, "the window is not tried again");
	is_int(read_calls(90000, 10), 1, "another one is");
	is_int(read_calls(90000, 10), 0, "and kept");
	device_close(&dev);

	is_int(device_open(&dev, path), 0, "opens with a bad sector");
	bad_byte = 5000;
	is_int(read_calls(1024, 1024), 2,
	       "bad one elsewhere: cache, then alone");
	is_int(read_calls(1024, 1024), 1, "the cache is not tried again");
	is_int(image_read(&dev.image, 4999, buf, 2), -EIO, "the bad one");
	bad_byte = -1;
	device_close(&dev);

	is_int(device_open(&dev, path), 0, "opens a last time");
	if (truncate(path, 3000))
		perror("truncate");
	is_int(image_read(&dev.image, 50000, buf, 1), -EIO,
	       "it became shorter");
	is_int(read_calls(0, 3000), 3, "what is left of it");
	device_close(&dev);

	is_int(device_open(&dev, path), 0,
	       "opens what is smaller than a cache");
	is_int(read_calls(2000, 1000), 1, "first");
	is_int(read_calls(0, 3000), 0, "second");
	device_close(&dev);

	is_int(device_open(&dev, "/nonexistent/x"), -ENOENT, "no such file");
	is_int(device_open(&dev, "/proc/self/fd/0/x"), -ENOTDIR, "no folder");
}

/* A file that passes for a device with sectors of @size bytes. */
static void open_sectors(const char *path, unsigned int size)
{
	sector_size = size;
	refused = 0;
	is_int(device_open(&dev, path), 0, "opens a device");
	is_int(dev.image.sector_size, size, "size of its sectors");
	ok(direct, "it is read past the page cache");
}

static void test_direct(const char *path)
{
	struct superblock sb;
	int before;

	open_sectors(path, 512);
	before = calls;
	is_int(probe_superblock(&dev.image, &sb), 0, "probed");
	is_str(sb.type, NULL, "nothing there");
	is_int(calls - before, 10, "no read more than that of a file");
	is_int(refused, 0, "all in whole sectors");
	is_int(fetched(4096, 65537), 65537 + 65537, "much, and odd: once more");
	ok(refused == 1 && !direct, "through the page cache");
	device_close(&dev);

	open_sectors(path, 4096);
	bad_byte = 70000;
	is_int(image_read(&dev.image, 70000, buf, 2), -EIO, "EIO");
	ok(refused == 1 && !direct, "alone it is read through the page cache");
	bad_byte = -1;
	device_close(&dev);

	/* Larger ones than pages. */
	open_sectors(path, 16384);
	is_int(image_read(&dev.image, 1024, buf, 1024), 0, "its start");
	ok(refused == 1 && !direct, "is read through the page cache");
	device_close(&dev);
	sector_size = 0;
}

int main(void)
{
	char path[] = "/tmp/device.XXXXXX";
	size_t i;
	int fd;

	for (i = 0; i < SIZE; i++)
		content[i] = (uint8_t)(i % 251);
	fd = mkstemp(path);
	if (fd < 0 || write(fd, content, SIZE) != SIZE) {
		perror(path);
		return 1;
	}
	close(fd);
	test_cache(path);
	test_errors(path);
	test_cost(path);
	test_lonely(path);
	test_direct(path);
	unlink(path);
	return done_testing();
}
