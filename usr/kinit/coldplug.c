// SPDX-License-Identifier: GPL-2.0-only
/*
 * The devices that were there before anybody listened. Writing "add" to each
 * uevent file would make the kernel send them all again, through a socket that
 * may overrun; reading the same files costs a tenth of that and loses nothing.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "blockdev.h"
#include "coldplug.h"
#include "dispatch.h"
#include "log.h"

#define BLOCK_CLASS "/sys/class/block"

/* Reads a file of sysfs, which is never more than a page. */
static ssize_t read_at(int dirfd, const char *path, char *buf, size_t size)
{
	int fd = openat(dirfd, path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return -errno;
	n = read(fd, buf, size);
	if (n < 0)
		n = -errno;
	close(fd);
	return n;
}

static void visit(struct boot *boot, int class, const char *name, uint64_t now)
{
	static char text[UEVENT_MAX];
	char link[1024], path[300];
	struct uevent ev;
	const char *devpath;
	ssize_t n;

	/* ../../devices/pci0000:00/.../block/vda/vda1 */
	n = readlinkat(class, name, link, sizeof(link) - 1);
	if (n < 0)
		return;
	link[n] = '\0';
	devpath = strstr(link, "/devices/");
	if (!devpath || strlen(name) + sizeof("/uevent") > sizeof(path))
		return;

	strlcpy(path, name, sizeof(path));
	strlcat(path, "/uevent", sizeof(path));
	n = read_at(class, path, text, sizeof(text) - 1);
	if (n < 0)
		return; /* it went away meanwhile, and an event says so */
	uevent_parse_file(&ev, text, n, "block", devpath);
	dispatch(boot, &ev, now);
}

int coldplug(struct boot *boot, uint64_t now)
{
	struct dirent *entry;
	DIR *dir;

	boot->walks++;
	dir = opendir(BLOCK_CLASS);
	/* A kernel without block devices: there are none then. */
	if (!dir)
		return errno == ENOENT ? 0 : -errno;
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			visit(boot, dirfd(dir), entry->d_name, now);
	closedir(dir);
	blockdev_forget_unseen(boot);
	return 0;
}
