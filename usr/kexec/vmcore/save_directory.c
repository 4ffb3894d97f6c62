// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "copy.h"
#include "filter.h"
#include "save.h"

static const char suffix[] = "-incomplete";

/* A file under its name for as long as it is not whole. Returns its fd. */
static int create(int dir, const struct save_options *o, const char *name)
{
	char path[64];
	int fd;

	if (!faccessat(dir, name, F_OK, 0)) {
		console_say("%s/%s: is there already; name another directory",
			    o->target, name);
		return -EEXIST;
	}
	snprintf(path, sizeof(path), "%s%s", name, suffix);
	/* All of the memory is nobody else's business. */
	fd = openat(dir, path,
		    O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
		    0600);
	if (fd >= 0)
		return fd;
	fd = -errno;
	console_say("%s/%s: %s", o->target, path, strerror(-fd));
	return fd;
}

/* Under its own name from now on, whatever happens to the power. */
static int finish(int dir, const struct save_options *o, int fd,
		  const char *name)
{
	char path[64];
	int err = 0;

	snprintf(path, sizeof(path), "%s%s", name, suffix);
	if (fsync(fd) || close(fd) || renameat(dir, path, dir, name))
		err = -errno;
	/* Some file systems cannot do this of a directory, and need not. */
	if (!err && fsync(dir) && errno != EINVAL)
		err = -errno;
	if (err)
		console_say("%s/%s: %s", o->target, path, strerror(-err));
	return err;
}

static int save_text(struct source *s, int dir, const struct save_options *o)
{
	static const char name[] = "dmesg.txt";
	uint32_t lost;
	int fd, err, why;

	fd = create(dir, o, name);
	if (fd < 0)
		return SAVE_FAILED;
	err = save_log(s, fd, &why, &lost);
	if (err) {
		console_say("%s/%s%s: %s", o->target, name, suffix,
			    strerror(-err));
		close(fd);
		return SAVE_FAILED;
	}
	if (why) {
		console_say("%s: no kernel log: %s", s->path,
			    save_log_words(why));
		/* What there is of it stays. */
		if (lseek(fd, 0, SEEK_CUR) == 0)
			unlinkat(dir, "dmesg.txt-incomplete", 0);
		close(fd);
		return SAVE_INCOMPLETE;
	}
	if (finish(dir, o, fd, name))
		return SAVE_FAILED;
	if (lost)
		console_say("%s/%s: %u messages could not be read", o->target,
			    name, lost);
	else if (!o->is_quiet)
		console_say("%s/%s: saved", o->target, name);
	return lost ? SAVE_INCOMPLETE : SAVE_DONE;
}

/* What is certain before the first byte is written. */
static int look_at_room(const struct source *s, int dir,
			const struct save_options *o)
{
	uint64_t left, root;
	struct statfs fs;

	if (fstatfs(dir, &fs))
		return 0;
	left = (uint64_t)fs.f_bavail * (uint64_t)fs.f_bsize;
	root = (uint64_t)fs.f_bfree * (uint64_t)fs.f_bsize;
	/* Some network file systems do not know. */
	if (!fs.f_blocks)
		return 0;
	if (!root || (o->reserve && left < o->reserve)) {
		console_say("%s: no room: %s are free%s%s", o->target,
			    console_size(left),
			    o->reserve ? ", to be left free: " : "",
			    o->reserve ? console_size(o->reserve) : "");
		return -ENOSPC;
	}
	if (!o->is_quiet)
		console_say("%s: %s are free; the dump is %s, less what is zero",
			    o->target, console_size(left),
			    console_size(s->size));
	return 0;
}

/* A full disk keeps a system from starting, so what cannot be whole goes. */
static void explain(const struct copy *c, const struct save_options *o, int dir,
		    int err)
{
	const bool is_full = !c->is_source &&
			     (err == -ENOSPC || err == -EDQUOT);
	const char *then = "";

	if (is_full && !unlinkat(dir, "vmcore-incomplete", 0))
		then = "; removed";
	if (c->is_source)
		console_say("%s: %s, after %s of %s", c->from->path,
			    err == -ENXIO ? "ends too early" : strerror(-err),
			    console_size(c->done), console_size(c->from->size));
	console_say("%s/vmcore-incomplete: %s: %s of the dump's %s are saved, %s of them not zero%s",
		    o->target, c->is_source ? "not finished" : strerror(-err),
		    console_size(c->done), console_size(c->from->size),
		    console_size(c->written), then);
}

/* Returns an exit status, or -errno: it is to be copied by ourselves. */
static int save_filtered(struct source *s, int dir,
			 const struct save_options *o)
{
	char path[512];
	int err, fd;

	if (!faccessat(dir, "vmcore", F_OK, 0))
		return -EEXIST;
	snprintf(path, sizeof(path), "%s/vmcore-incomplete", o->target);
	err = filter_run(s->path, path);
	if (err == -ENOENT)
		return err;
	fd = err ? err : openat(dir, "vmcore-incomplete", O_RDWR | O_CLOEXEC);
	if (fd < 0) {
		if (!copy_stopped())
			console_say("makedumpfile has failed: all is copied");
		unlinkat(dir, "vmcore-incomplete", 0);
		return -EIO;
	}
	if (finish(dir, o, fd, "vmcore"))
		return SAVE_FAILED;
	if (!o->is_quiet)
		console_say("%s/vmcore: saved by makedumpfile", o->target);
	return SAVE_DONE;
}

static int save_copy(struct source *s, int dir, const struct save_options *o)
{
	static const char name[] = "vmcore";
	struct copy c = { .from = s, .is_sparse = true, .reserve = o->reserve };
	int err;

	if (look_at_room(s, dir, o))
		return SAVE_FAILED;
	c.fd = create(dir, o, name);
	if (c.fd < 0)
		return SAVE_FAILED;
	console_progress_start(&c.progress, name, s->size, o->is_quiet);
	err = copy_run(&c);
	if (err) {
		explain(&c, o, dir, err);
		close(c.fd);
		return SAVE_FAILED;
	}
	if (finish(dir, o, c.fd, name))
		return SAVE_FAILED;
	if (c.bad)
		console_say("%s: %llu pages could not be read, and are zeros in the copy",
			    s->path, (unsigned long long)c.bad);
	if (!o->is_quiet)
		console_say("%s/%s: saved %s, %s of them not zero, in %u s",
			    o->target, name, console_size(s->size),
			    console_size(c.written),
			    console_progress_seconds(&c.progress));
	return c.bad ? SAVE_INCOMPLETE : SAVE_DONE;
}

int save_directory(struct source *s, const struct save_options *o)
{
	int dir, status = SAVE_DONE, next;

	dir = open(o->target, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir < 0) {
		console_say("%s: %s", o->target, strerror(errno));
		return SAVE_FAILED;
	}
	if (!o->is_no_dmesg)
		status = save_text(s, dir, o);
	if (!o->is_dmesg_only && !copy_stopped()) {
		/* A log that cannot be written is no reason to lose the rest. */
		next = o->is_filtered ? save_filtered(s, dir, o) : -ENOENT;
		if (next < 0 && !copy_stopped())
			next = save_copy(s, dir, o);
		if (next == SAVE_FAILED || status == SAVE_DONE)
			status = next;
	}
	close(dir);
	return copy_stopped() ? SAVE_SIGNAL + copy_stopped() : status;
}
