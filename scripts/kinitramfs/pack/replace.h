/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A file that takes the place of another one in one step, when it is whole. At
 * any moment, and after any end of this program or of the machine, the old one
 * or the new one is there.
 */
#ifndef KINITRAMFS_REPLACE_H
#define KINITRAMFS_REPLACE_H

#include <sys/types.h>

struct replace {
	int fd; /* of the new file, for writing */
	int folder;
	char *name; /* in the folder */
	char *temporary; /* likewise: ".NAME.XXXXXX" */
};

/*
 * Makes a new file, which only its owner can read, beside @path. Where @path is
 * a link to a file, it is that file's place that is taken. Until replace_end()
 * or replace_cancel() SIGINT, SIGTERM and SIGHUP delete the new file before
 * they end the program; there can be one at a time. Returns 0 or -errno;
 * -EINVAL: @path is there and is no regular file.
 */
int replace_begin(struct replace *r, const char *path);

/*
 * Gives it @mode and the name. Returns 0 or -errno: then the old file is still
 * there, unless it was only the folder that could not be synced.
 */
int replace_end(struct replace *r, mode_t mode);

void replace_cancel(struct replace *r);

#endif
