// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/mount.h>
#include <sys/mount.h>

#include "root/dirs.h"
#include "root/overlay.h"

#define UPPER RUN_DIR "/upper"

/* Names of their own: a device may have other things on it. */
#define FILES UPPER "/kinit/files"
#define WORK  UPPER "/kinit/work"

static int mount_overlay(bool in_memory)
{
	int err = make_dirs(UPPER);

	if (!err && in_memory && mount("tmpfs", UPPER, "tmpfs", 0, "mode=0755"))
		return -errno;
	if (!err)
		err = make_dirs(FILES);
	if (!err)
		err = make_dirs(WORK);
	if (!err)
		err = make_dirs(ROOTMNT);
	if (err)
		return err;
	if (mount("overlay", ROOTMNT, "overlay", 0,
		  "lowerdir=" RUN_DIR "/lower,upperdir=" FILES
		  ",workdir=" WORK))
		return -errno;
	return 0;
}

void root_overlay(struct boot *boot)
{
	boot->overlay.done = true;
	boot->overlay.error =
		mount_overlay(!boot->targets[TARGET_UPPER].wanted);
}
