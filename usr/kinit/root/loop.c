// SPDX-License-Identifier: GPL-2.0-only
/*
 * The file is found as whoever made it would: links are resolved with the file
 * system that it is on as "/".
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "root/inside.h"
#include "root/loop.h"

static int open_file(const struct target *host, const char *path, bool rw)
{
	int fd = inside_open_at(host->where, path, rw ? O_RDWR : O_RDONLY);
	struct stat st;

	if (fd >= 0 && (fstat(fd, &st) || !S_ISREG(st.st_mode))) {
		close(fd);
		return -EISDIR;
	}
	return fd;
}

/* Returns the descriptor of a loop device that nobody uses, or -errno. */
static int open_free(bool rw)
{
	char path[32];
	int control, number, fd;

	control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);
	if (control < 0)
		return -errno;
	number = ioctl(control, LOOP_CTL_GET_FREE);
	if (number < 0)
		number = -errno;
	close(control);
	if (number < 0)
		return number;
	snprintf(path, sizeof(path), "/dev/loop%d", number);
	fd = open(path, (rw ? O_RDWR : O_RDONLY) | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

static int attach(int file, const char *name, bool rw, struct root_spec *spec)
{
	struct loop_config config = { .fd = (uint32_t)file };
	struct stat st;
	int fd = open_free(rw), err = 0;

	if (fd < 0)
		return fd;
	config.info.lo_flags = rw ? 0 : LO_FLAGS_READ_ONLY;
	strlcpy((char *)config.info.lo_file_name, name,
		sizeof(config.info.lo_file_name));
	if (ioctl(fd, LOOP_CONFIGURE, &config) || fstat(fd, &st)) {
		err = -errno;
	} else {
		spec->kind = ROOT_DEVNO;
		spec->major = major(st.st_rdev);
		spec->minor = minor(st.st_rdev);
	}
	close(fd);
	return err;
}

void root_loop(struct boot *boot)
{
	struct target *loop = &boot->targets[TARGET_LOOP];
	const struct target *host = &boot->targets[TARGET_ROOT];
	int file;

	boot->loop.done = true;
	file = open_file(host, boot->params.loop, loop->rw);
	if (file < 0) {
		boot->loop.error = file;
		return;
	}
	boot->loop.error =
		attach(file, boot->params.loop, loop->rw, &loop->specs[0]);
	loop->n_specs = 1;
	close(file);
}
