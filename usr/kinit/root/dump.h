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
 * Begins to unmount it, in a child, since a device may not answer any more. If
 * the folder of the dump is empty, it is deleted before. @now: ms.
 */
void dump_unmount(struct boot *boot, uint64_t now);

/*
 * The child @pid has ended with @status, as wait(2) has it. False: it was
 * another one.
 */
bool dump_ended(struct boot *boot, pid_t pid, int status);

/* It is over, and with it that child. */
void dump_forget(struct crash *crash);

#endif
