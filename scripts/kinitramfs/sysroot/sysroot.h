/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A folder that is taken for the root of a file system. Paths are resolved as
 * if one had chrooted into it: absolute links and ".." stay inside. Each
 * component is opened relative to the one before it, and links are read and
 * never followed by the kernel. So nobody can lead us out of the sysroot by
 * replacing a folder by a link in the meantime.
 */
#ifndef KINITRAMFS_SYSROOT_H
#define KINITRAMFS_SYSROOT_H

#include <limits.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/strlist.h"
#include "sysroot/stamp.h"

struct sysroot {
	int fd;
	char *path; /* of the host, without a "/" at its end: "" is "/" */
	struct stamp *stamp; /* takes note of what was looked at; or NULL */
};

/* Something in a sysroot. */
struct place {
	char path[PATH_MAX]; /* canonical: begins with "/", no link in it */
	struct stat st;
};

/* A symlink that was met on the way. */
struct met_link {
	char *path; /* canonical but for the link itself */
	char *target;
};

struct met_links {
	struct met_link *items;
	size_t count;
};

void met_links_free(struct met_links *links);

/* Returns 0 or -errno. @path is copied. */
int sysroot_open(struct sysroot *root, const char *path, struct stamp *stamp);
void sysroot_close(struct sysroot *root);

/*
 * Finds what @path names. The links that were met are added to @links, which
 * may be NULL. Returns 0 or -errno; -ELOOP: more than 40 links;
 * -ENAMETOOLONG: a path too long or too deep.
 */
int sysroot_find(struct sysroot *root, const char *path, struct place *place,
		 struct met_links *links);

/* The same, but a link at the end is what is found; its target: @target. */
int sysroot_find_link(struct sysroot *root, const char *path,
		      struct place *place, char target[PATH_MAX]);

/*
 * Opens a regular file for reading. Returns a descriptor, or -errno; -EINVAL:
 * it is no regular file; -ESTALE: it is no longer what sysroot_find() found.
 */
int sysroot_open_file(struct sysroot *root, const char *canonical, dev_t dev,
		      ino_t ino);

/*
 * Reads a regular file of at most @max bytes; *@data has room for one byte
 * more, and a NUL there. Returns 0 or -errno; -EFBIG: it is larger; -EINVAL:
 * it is no regular file.
 */
int sysroot_read(struct sysroot *root, const struct place *place, size_t max,
		 char **data, size_t *len);

/* Both in one. */
int sysroot_find_and_read(struct sysroot *root, const char *path, size_t max,
			  char **data, size_t *len);

/*
 * The names in a folder, sorted, without "." and "..". Returns 0 or -errno.
 */
int sysroot_list(struct sysroot *root, const struct place *place,
		 struct strings *names);

#endif
