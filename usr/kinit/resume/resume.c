// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel's interface is Documentation/power/swsusp.rst: the numbers of a
 * device, written to /sys/power/resume, make it look for an image and resume.
 * It puts the magic of swap space back as soon as it has seen its own, so an
 * image that it refuses is gone. What it did not even look at is still there,
 * and must never be resumed once the root has been mounted.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "log/kmsg.h"
#include "log/log.h"
#include "resume/resume.h"
#include "small_file.h"

/* Has UUID=..., if initramfs-tools was configured so. */
#define DEFAULT "/usr/lib/kinit/resume.device"

#define START_RO "/sys/module/md_mod/parameters/start_ro"

void resume_default(struct boot *boot)
{
	struct resume *r = &boot->resume;

	if (!boot->params.resume &&
	    small_file_text(AT_FDCWD, DEFAULT, r->location,
			    sizeof(r->location)) > 0)
		boot->params.resume = r->location;
}

/* Who has set it already, as Debian does, wants it for other reasons. */
void resume_guard(struct boot *boot)
{
	struct resume *r = &boot->resume;
	char set;

	if (boot->jobs && r->pending && !r->guarded &&
	    small_file_read(AT_FDCWD, START_RO, &set, 1) == 1 && set == '0')
		r->guarded = !small_file_set(START_RO, "1");
}

static void end(struct boot *boot)
{
	if (boot->resume.guarded)
		small_file_set(START_RO, "0");
	boot->resume.pending = false;
}

/* -ENOENT: there is no image of the kernel's any more. */
static int put_back(int fd, off_t at)
{
	uint8_t bytes[SWAP_END_SIZE];

	/* The kernel has written below what is cached. */
	ioctl(fd, BLKFLSBUF, 0);
	if (pread(fd, bytes, sizeof(bytes), at) != sizeof(bytes))
		return -EIO;
	if (!swap_was_hibernated(bytes))
		return -ENOENT;
	at += SWAP_END_SIZE / 2;
	if (pwrite(fd, bytes, SWAP_END_SIZE / 2, at) != SWAP_END_SIZE / 2 ||
	    fsync(fd))
		return -EIO;
	return 0;
}

void resume_drop(struct boot *boot, const struct blockdev *dev)
{
	char path[sizeof("/dev/") + DEVNAME_SIZE];
	int fd, err;

	snprintf(path, sizeof(path), "/dev/%s", dev->devname);
	fd = open(path, O_RDWR | O_CLOEXEC);
	err = fd < 0 ? -errno
		     : put_back(fd, (off_t)((boot->resume.offset + 1) *
						    dev->swap_page -
					    SWAP_END_SIZE));
	if (fd >= 0)
		close(fd);
	if (!err || err == -ENOENT)
		log_print(LOG_NOTICE,
			  "%s: the hibernated system is gone, it is swap space again",
			  path);
	else
		log_print(LOG_ERR,
			  "%s: the hibernated system cannot be taken away: %s. To resume it later destroys file systems: run mkswap",
			  path, strerror(-err));
	end(boot);
}

static int ask_kernel(const struct boot *boot, const struct blockdev *dev)
{
	char text[32];

	snprintf(text, sizeof(text), "%llu",
		 (unsigned long long)boot->resume.offset);
	small_file_set("/sys/power/resume_offset", text);
	snprintf(text, sizeof(text), "%u:%u", dev->major, dev->minor);
	return small_file_set("/sys/power/resume", text);
}

void resume_from(struct boot *boot, const struct blockdev *dev)
{
	struct kmsg_lines said;
	int mark, err;

	log_print(LOG_INFO, "resuming what was hibernated on %s", dev->devname);
	mark = kmsg_mark();
	err = ask_kernel(boot, dev);
	kmsg_collect(mark, &said);
	log_print(LOG_WARNING, "%s: not resumed: %s", dev->devname,
		  said.n ? said.line[0]
		  : err	 ? strerror(-err)
			 : "the kernel does not say why");
}

void resume_not(struct boot *boot, const struct blockdev *dev)
{
	const struct target *t = &boot->targets[TARGET_RESUME];

	if (dev && dev->hibernated[0])
		log_print(LOG_WARNING,
			  "%s: a hibernated system (%s) is not resumed",
			  dev->devname, dev->hibernated);
	else if (!dev || dev->error)
		log_print(LOG_WARNING, "boot goes on without resume=%s: %s",
			  t->source,
			  dev			? strerror(-dev->error)
			  : t->specs[0].problem ? t->specs[0].problem
						: "there is no such device");
	end(boot);
}
