// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hook/child.h"
#include "root/dump.h"
#include "root/inside.h"

#define PATH_SIZE 256

/* How many dumps there may be of one minute. */
#define MAX_NUMBER 99

#define NAME_SIZE 32

/*
 * The folder @path of @root, made if need be. /var may be a link, which leads
 * where it does when that file system is the root.
 */
static int open_dir(int root, const char *path)
{
	char part[PATH_SIZE];
	size_t len = strlen(path);
	int fd = -EINVAL;

	if (len >= sizeof(part))
		return -ENAMETOOLONG;
	for (size_t i = 1; i <= len; i++) {
		const char *name = part;
		int above = root, error = 0;

		if (path[i] && path[i] != '/')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (fd >= 0) {
			above = fd;
			name = strrchr(part, '/') + 1;
		}
		if (mkdirat(above, name, 0755) && errno != EEXIST)
			error = -errno;
		if (fd >= 0)
			close(fd);
		fd = error ? error
			   : inside_open(root, part, O_PATH | O_DIRECTORY);
		if (fd < 0)
			return fd;
	}
	return fd;
}

static unsigned int days_of(unsigned int year, unsigned int month)
{
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (month == 2)
		return 28 + leap;
	/* From August on it is the other way round. */
	return 30 + ((month + (month > 7)) & 1);
}

static void name_dir(char *name, time_t now, unsigned int number)
{
	unsigned int minutes = now / 60 % 1440, days = now / 86400;
	unsigned int year = 1970, month = 1, n;

	while (days >= (n = days_of(year, month))) {
		days -= n;
		year += month == 12;
		month = month % 12 + 1;
	}
	n = snprintf(name, NAME_SIZE, "%04u%02u%02u%02u%02u", year, month,
		     days + 1, minutes / 60, minutes % 60);
	if (number)
		snprintf(name + n, NAME_SIZE - n, "-%u", number);
}

static int make_own(int above, char *dir, size_t size, time_t now)
{
	char link[32];
	ssize_t len;

	/* The name that a program finds it by, who is not inside. */
	snprintf(link, sizeof(link), "/proc/self/fd/%d", above);
	size -= NAME_SIZE;
	len = readlink(link, dir, size);
	if (len < 0)
		return -errno;
	if ((size_t)len == size)
		return -ENAMETOOLONG;
	dir[len++] = '/';
	for (unsigned int n = 0; n <= MAX_NUMBER; n++) {
		name_dir(dir + len, now, n);
		/* What is in memory of a kernel is for nobody else. */
		if (!mkdirat(above, dir + len, 0700))
			return 0;
		if (errno != EEXIST)
			break;
	}
	return -errno;
}

int dump_make_dir(char *dir, size_t size, const char *where, const char *path,
		  time_t now)
{
	int root = open(where, O_PATH | O_DIRECTORY | O_CLOEXEC), above, err;

	if (root < 0)
		return -errno;
	while (*path == '/')
		path++;
	above = open_dir(root, *path ? path : ".");
	err = above < 0 ? above : make_own(above, dir, size, now);
	if (above >= 0)
		close(above);
	close(root);
	return err;
}

void dump_take_device(struct target *target, unsigned int spec,
		      const struct blockdev *dev)
{
	struct mount_fact *fact = &target->mount;
	const char *type = dev->sb.type;

	*fact = (struct mount_fact){ .spec = spec, .attempt.done = true };
	fact->dev = *dev;
	strlcpy(fact->type, "raw", sizeof(fact->type));
	if (dev->read_only)
		fact->attempt.error = -EROFS;
	else if ((type && strcmp(type, "swap") != 0) || dev->table)
		fact->attempt.error = -EEXIST;
	if (fact->attempt.error)
		target->refused |= 1U << spec;
}

void dump_unmount(struct boot *boot, uint64_t now)
{
	struct crash *crash = &boot->crash;

	crash->since = now;
	crash->pid = fork();
	if (!crash->pid) {
		rmdir(crash->place);
		_exit(umount2(boot->targets[TARGET_DUMP].where, 0) ? errno : 0);
	}
	if (crash->pid > 0)
		return;
	crash->ended = (struct attempt){ true, -errno };
	crash->pid = 0;
}

bool dump_ended(struct boot *boot, pid_t pid, int status)
{
	struct crash *crash = &boot->crash;

	if (crash->pid != pid)
		return false;
	crash->pid = 0;
	crash->ended = (struct attempt){ true, child_error(status) };
	return true;
}

void dump_forget(struct crash *crash)
{
	if (crash->pid)
		kill(crash->pid, SIGKILL);
	*crash = (struct crash){ 0 };
}
