/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_COMPARE_H
#define KINITRAMFS_COMPARE_H

#include "check/check.h"

/*
 * Looks at a new image, in @fd, before it takes the place of @path. What it
 * lacks is said. Returns 0, or -1 after a message: it cannot reach the root,
 * and the one that is there can; @force: that is no error. @q: the question but
 * for the image.
 */
int compare_images(const struct check_question *q, int fd, const char *path,
		   bool force);

#endif
