/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Files of a file system that is mounted somewhere, as they will be found when
 * it is "/": no link leads out of it.
 */
#ifndef ROOT_INSIDE_H
#define ROOT_INSIDE_H

/* Both return a descriptor or -errno. @root: of the folder that is "/". */
int inside_open(int root, const char *path, int flags);

/* @dir: that folder itself. */
int inside_open_at(const char *dir, const char *path, int flags);

#endif
