// SPDX-License-Identifier: GPL-2.0-only
/*
 * The initramfs cannot be unmounted: it is the kernel's own "rootfs". So its
 * files are deleted, and the real root is moved over it.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/mount.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "boot.h"
#include "log/log.h"
#include "root/switch_root.h"

/* No sensible initramfs is deeper; an open descriptor each. */
#define MAX_DEPTH 64

/*
 * Takes @fd. Deletes what is in that folder and on the file system @dev; what
 * is mounted below it is another one, and stays.
 */
static void delete_contents(int fd, dev_t dev, int depth)
{
	DIR *dir = fdopendir(fd);
	struct dirent *entry;
	struct stat st;

	if (!dir) {
		close(fd);
		return;
	}
	while ((entry = readdir(dir))) {
		const char *name = entry->d_name;

		if (!strcmp(name, ".") || !strcmp(name, ".."))
			continue;
		if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) ||
		    st.st_dev != dev)
			continue;
		if (S_ISDIR(st.st_mode)) {
			int sub = openat(fd, name,
					 O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
						 O_CLOEXEC);

			if (sub >= 0 && depth < MAX_DEPTH)
				delete_contents(sub, dev, depth + 1);
			else if (sub >= 0)
				close(sub);
		}
		unlinkat(fd, name, S_ISDIR(st.st_mode) ? AT_REMOVEDIR : 0);
	}
	closedir(dir);
}

/* Only what lives in memory is deleted: "/" might be anything else. */
static void free_initramfs(int old)
{
	struct statfs fs;
	struct stat st;

	if (fstatfs(old, &fs) || fstat(old, &st) ||
	    ((unsigned long)fs.f_type != RAMFS_MAGIC &&
	     (unsigned long)fs.f_type != TMPFS_MAGIC)) {
		log_print(LOG_WARNING,
			  "the initramfs is neither ramfs nor tmpfs: not deleted");
		close(old);
		return;
	}
	delete_contents(old, st.st_dev, 0);
}

static void move_mounts(void)
{
	static const char *const mounts[] = { "/dev", "/proc", "/run", "/sys" };

	for (size_t i = 0; i < sizeof(mounts) / sizeof(*mounts); i++) {
		char target[16] = ROOTMNT;

		strlcat(target, mounts[i], sizeof(target));
		if (!mount(mounts[i], target, NULL, MS_MOVE, NULL))
			continue;
		log_print(LOG_WARNING,
			  "the root has no folder %s to mount on: %s",
			  mounts[i], strerror(errno));
		umount2(mounts[i], MNT_DETACH);
	}
}

int switch_root(void)
{
	struct stat here, there;
	int old;

	/* Deleting "/" while nothing is mounted over it would be the end. */
	if (stat("/", &here) || stat(ROOTMNT, &there))
		return -errno;
	if (here.st_dev == there.st_dev) {
		log_print(LOG_ERR,
			  "the root is \"/\" already: kinit is meant to be /init of an initramfs, not init= of a disk");
		return -EXDEV;
	}

	old = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (old < 0)
		return -errno;

	/* The log goes on after /proc and /dev have moved: it is open. */
	move_mounts();
	if (chdir(ROOTMNT) || mount(".", "/", NULL, MS_MOVE, NULL) ||
	    chroot(".") || chdir("/")) {
		int err = -errno;

		close(old);
		return err;
	}
	free_initramfs(old);
	return 0;
}
