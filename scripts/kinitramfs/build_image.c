// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/message.h"
#include "build_image.h"
#include "check/compare.h"
#include "kdump.h"
#include "kernel/kernel.h"
#include "kernel/microcode.h"
#include "pack/epoch.h"
#include "pack/pack.h"
#include "pack/replace.h"

/* Where the base image is, below the sysroot, unless another is named. */
#define BASE_IMAGE "/usr/lib/kinit/base.cpio"

/* Opens an archive that goes in front; -1 after a message. */
static int open_archive(const char *path)
{
	const struct where where = { .file = path };
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		error_at(&where, "%s", strerror(errno));
	return fd;
}

static int open_base(const struct build *b, struct sysroot *root)
{
	static struct place place;
	int fd;

	if (b->base_image)
		return open_archive(b->base_image);
	fd = sysroot_find(root, BASE_IMAGE, &place, NULL);
	if (!fd)
		fd = sysroot_open_file(root, place.path, place.st.st_dev,
				       place.st.st_ino);
	if (fd < 0)
		error_at(NULL,
			 "%s" BASE_IMAGE
			 ": %s; --full FILE names another base image",
			 root->path, strerror(-fd));
	return fd < 0 ? -1 : fd;
}

static int pack_front(struct pack *p, int fd, const char *name, bool plain)
{
	int err;

	if (fd < 0)
		return -1;
	err = pack_archive(p, fd, name, plain);
	close(fd);
	return err;
}

/* The kernel reads it before it can unpack anything. */
static int pack_microcode(struct sysroot *root, const struct machine *machine,
			  struct pack *p)
{
	struct compression compression = p->compression;
	struct tree tree = { 0 };
	int n = microcode_add(root, machine, &tree);

	p->compression = (struct compression){ .packing = PACKED_NOT };
	if (n > 0 && (tree_finish(&tree) || pack_tree(p, &tree)))
		n = -1;
	p->compression = compression;
	tree_free(&tree);
	return n < 0 ? -1 : 0;
}

static int pack_segments(const struct build *b, struct sysroot *root,
			 const struct machine *machine, const struct tree *tree,
			 struct pack *p)
{
	if (b->microcode &&
	    pack_microcode(root, b->opt.machine ? machine : NULL, p))
		return -1;
	if (b->early && pack_front(p, open_archive(b->early), b->early, true))
		return -1;
	if (b->full &&
	    pack_front(p, open_base(b, root),
		       b->base_image ? b->base_image : BASE_IMAGE, false))
		return -1;
	return pack_tree(p, tree);
}

/* In memory, so that nothing else is touched before it is whole. */
static int make_image(const struct build *b, struct sysroot *root,
		      const struct machine *machine, const struct tree *tree,
		      struct pack *p)
{
	if (epoch_get(&p->mtime))
		return -1;
	p->fd = memfd_create("image", MFD_CLOEXEC);
	if (p->fd < 0) {
		error_at(NULL, "no memory for the image: %s", strerror(errno));
		return -1;
	}
	return pack_segments(b, root, machine, tree, p);
}

/* Can it do what it is for? That is known if it is for a machine. */
static int check_made(const struct build *b, struct sysroot *root,
		      const struct machine *machine, int fd)
{
	struct check_question q = { .machine = machine };
	const char *name = b->opt.kernel;
	struct modules modules;
	struct kernel kernel;
	int err;

	if (!b->opt.machine)
		return 0;
	err = kernel_open(&kernel, name, root, NULL);
	q.kernel = &kernel;
	if (!err && name && !strchr(name, '/') &&
	    !modules_open(&modules, root, name))
		q.modules = &modules;
	if (!err)
		err = compare_images(&q, fd, b->opt.output, b->force);
	if (q.modules)
		modules_close(&modules);
	kernel_close(&kernel);
	return err ? -1 : 0;
}

/* Says it with the figures if not, before anything is written. */
static bool has_room(const struct where *where, int fd, uint64_t size)
{
	struct statvfs fs;
	uint64_t room;

	if (fstatvfs(fd, &fs))
		return true;
	room = (uint64_t)fs.f_bavail * fs.f_frsize;
	if (room >= size)
		return true;
	error_at(where,
		 "the image has %" PRIu64 " bytes, and only %" PRIu64
		 " are free in its file system",
		 size, room);
	return false;
}

static int copy_image(int from, int to, uint64_t size)
{
	for (off_t at = 0; (uint64_t)at < size;) {
		ssize_t n = sendfile(to, from, &at, size - at);

		if (n <= 0)
			return n ? -errno : -EIO;
	}
	return 0;
}

/* Puts the image in @p->fd in its place. Returns 0, or -1 after a message. */
static int put_image(const struct build *b, const struct pack *p,
		     uint64_t *size)
{
	const struct where where = { .file = b->opt.output };
	struct replace r;
	struct stat st;
	mode_t mask;
	int err;

	*size = fstat(p->fd, &st) ? 0 : st.st_size;
	err = replace_begin(&r, b->opt.output);
	if (err) {
		error_at(&where, "%s",
			 err == -EINVAL ? "this is no regular file"
					: strerror(-err));
		return -1;
	}
	if (!has_room(&where, r.fd, *size)) {
		replace_cancel(&r);
		return -1;
	}
	err = copy_image(p->fd, r.fd, *size);
	if (err) {
		replace_cancel(&r);
	} else {
		mask = umask(0);
		umask(mask);
		err = replace_end(&r, p->secret ? 0600 : 0644 & ~mask);
	}
	if (err)
		error_at(&where, "%s", strerror(-err));
	return err ? -1 : 0;
}

int build_image(const struct build *b, struct sysroot *root,
		const struct tree *tree, const struct machine *machine,
		uint64_t *size)
{
	struct pack p = {
		.path = b->opt.output,
		.compression = b->compression,
		.fd = -1,
	};
	int err = make_image(b, root, machine, tree, &p);

	if (!err)
		err = check_made(b, root, machine, p.fd);
	if (!err && b->opt.kdump)
		err = kdump_check_memory(&b->opt, root, p.fd, b->crash_size);
	if (!err)
		err = put_image(b, &p, size);
	if (p.fd >= 0)
		close(p.fd);
	return err;
}
