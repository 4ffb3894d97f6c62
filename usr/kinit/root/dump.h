/* SPDX-License-Identifier: GPL-2.0-only */
/* What a dump is written to. */
#ifndef ROOT_DUMP_H
#define ROOT_DUMP_H

#include <stddef.h>
#include <time.h>

#include "boot.h"

/*
 * Makes a folder of its own for a dump below @path of the file system that is
 * mounted at @where, and writes its name to @dir: YYYYMMDDHHMM, as @now is in
 * UTC, or YYYYMMDDHHMM-N if that is there. Returns 0 or -errno.
 */
int dump_make_dir(char *dir, size_t size, const char *where, const char *path,
		  time_t now);

/*
 * Takes the device itself for @target, unless there is something on it that
 * would be lost: -EEXIST. That is recorded as if it had been mounted.
 */
void dump_take_device(struct target *target, unsigned int spec,
		      const struct blockdev *dev);

/*
 * Unmounts @where within @seconds, and before that deletes @dir, if it is
 * empty. Returns 0 or -errno.
 */
int dump_unmount(const char *where, const char *dir, int seconds);

#endif
