// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "copy.h"
#include "save.h"

/* What an unfinished dump begins with, and no program takes for anything. */
static const char marker[] =
	"vmcore-save: an unfinished memory dump, of no use to anybody\n";

static bool has_marker(struct source *device)
{
	char text[sizeof(marker) - 1];

	return !source_read(device, 0, text, sizeof(text)) &&
	       !memcmp(text, marker, sizeof(text));
}

/*
 * What was swapped out by the kernel that crashed is of no use any more. The
 * signature is at the end of a page, whose size depends on the machine. That of
 * a hibernated system is another one.
 */
static bool is_swap(struct source *device)
{
	static const char signature[] = "SWAPSPACE2";
	enum { LENGTH = sizeof(signature) - 1 };
	char text[LENGTH];
	uint64_t page;

	for (page = 4 << 10; page <= 64 << 10; page *= 2)
		if (!source_read(device, page - LENGTH, text, LENGTH) &&
		    !memcmp(text, signature, LENGTH))
			return true;
	return false;
}

/* File systems, LUKS, LVM and the like all have something in there. */
static bool is_empty(struct source *device)
{
	enum { LOOKED_AT = 128 << 10, PART = 4096 };
	static char part[PART];
	size_t at, i;

	for (at = 0; at < LOOKED_AT; at += PART) {
		if (source_read(device, at, part, PART))
			return false;
		for (i = 0; i < PART; i++)
			if (part[i])
				return false;
	}
	return true;
}

/* Nothing is lost there that anybody wants, but for an earlier dump. */
static bool is_free(struct source *device)
{
	struct elf_core core;

	return !elf_core_open(&core, source_read, device) ||
	       has_marker(device) || is_swap(device) || is_empty(device);
}

/* Opened, and allowed to be written to. Returns its fd, or -1. */
static int open_device(const struct source *s, const struct save_options *o)
{
	struct source device = { .path = o->target };
	unsigned long long bytes;
	struct stat st;

	device.fd = open(o->target,
			 O_RDWR | O_CLOEXEC | (o->is_forced ? 0 : O_EXCL));
	if (device.fd < 0) {
		console_say("%s: %s%s", o->target, strerror(errno),
			    errno == EBUSY
				    ? ": it is mounted, or part of another device"
				    : "");
		return -1;
	}
	if (fstat(device.fd, &st) || !S_ISBLK(st.st_mode) ||
	    ioctl(device.fd, BLKGETSIZE64, &bytes)) {
		console_say("%s: no block device", o->target);
	} else if (bytes < s->size) {
		console_say("%s: has %s, and the dump is %s", o->target,
			    console_size(bytes), console_size(s->size));
	} else if (!o->is_forced && !is_free(&device)) {
		console_say("%s: neither empty nor a swap area or an earlier dump; to write over what is there, use --force",
			    o->target);
	} else {
		return device.fd;
	}
	close(device.fd);
	return -1;
}

int save_raw(struct source *s, const struct save_options *o)
{
	struct copy c = { .from = s, .marker = marker };
	int err;

	c.fd = open_device(s, o);
	if (c.fd < 0)
		return SAVE_FAILED;
	console_progress_start(&c.progress, o->target, s->size, o->is_quiet);
	err = copy_run(&c);
	close(c.fd);
	if (err) {
		console_say("%s: %s: %s of the dump's %s are written; it is marked as unfinished",
			    c.is_source ? s->path : o->target,
			    c.is_source && err == -ENXIO ? "ends too early"
							 : strerror(-err),
			    console_size(c.done), console_size(s->size));
		return copy_stopped() ? SAVE_SIGNAL + copy_stopped()
				      : SAVE_FAILED;
	}
	if (c.bad)
		console_say("%s: %llu pages could not be read, and are zeros in the copy",
			    s->path, (unsigned long long)c.bad);
	if (!o->is_quiet)
		console_say("%s: saved %s in %u s", o->target,
			    console_size(s->size),
			    console_progress_seconds(&c.progress));
	return c.bad ? SAVE_INCOMPLETE : SAVE_DONE;
}
