// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/progress.h"
#include "base/write_all.h"
#include "image/cpio_read.h"
#include "pack/cpio.h"
#include "pack/pack.h"

static int failed(const struct pack *p, const char *why)
{
	const struct where where = { .file = p->path };

	error_at(&where, "%s", why);
	return -1;
}

/*
 * NULs between two segments: the second must be at a multiple of four, and the
 * kernel's lz4 sees its end only where four of them follow.
 */
static int separate(struct pack *p)
{
	off_t offset = lseek(p->fd, 0, SEEK_CUR);
	int err;

	if (offset <= 0)
		return 0;
	err = write_all(p->fd, "\0\0\0\0\0\0\0", 4 + (-offset & 3));
	return err ? failed(p, strerror(-err)) : 0;
}

static int begin(struct pack *p, struct compressing *z, bool plain)
{
	static const struct compression none = { .packing = PACKED_NOT };
	int err;

	if (separate(p))
		return -1;
	err = compress_begin(z, plain ? &none : &p->compression, p->fd);
	if (err == -ENOENT) {
		error_at(NULL,
			 "%s is not installed: install it, or choose another one with --compress",
			 z->program);
		return -1;
	}
	return err ? failed(p, strerror(-err)) : 0;
}

/* @err: -1 if there was a message already. */
static int end(struct pack *p, struct compressing *z, int err)
{
	static const char zeros[4096];
	const char *why = compress_end(z);
	int cause;

	if (!why || err)
		return err;
	/*
	 * A command's status is not a cause. Whether it is that the disk is
	 * full is found out by writing there.
	 */
	cause = write_all(p->fd, zeros, sizeof(zeros));
	return failed(p, cause ? strerror(-cause) : why);
}

struct checked {
	struct cpio_reader cpio;
	bool whole; /* it ended with a trailer */
	bool secret;
};

/* NULL, or what is wrong with the archive. */
static const char *check(struct checked *c, const uint8_t *at, size_t len)
{
	const uint8_t *last = at + len;
	enum cpio_event event;

	while ((event = cpio_read(&c->cpio, &at, last)) != CPIO_MORE) {
		if (event == CPIO_BAD)
			return c->cpio.why;
		if (event == CPIO_STOP)
			return "this is no plain cpio archive";
		c->whole = event == CPIO_TRAILER;
		if (event == CPIO_ENTRY && S_ISREG(c->cpio.mode) &&
		    !(c->cpio.mode & 0004))
			c->secret = true;
	}
	return NULL;
}

static int copy(int from, const char *name, FILE *out, struct checked *c)
{
	const struct where where = { .file = name };
	static uint8_t buf[65536];
	const char *why = NULL;
	ssize_t n;

	cpio_read_begin(&c->cpio, 0);
	while (!why && (n = read(from, buf, sizeof(buf)))) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			error_at(&where, "%s", strerror(errno));
			return -1;
		}
		why = check(c, buf, n);
		/* An error is found in the end; it need not be seen here. */
		fwrite(buf, 1, n, out);
		if (ferror(out))
			return 0;
	}
	if (!why && cpio_read_end(&c->cpio) == CPIO_BAD)
		why = c->cpio.why;
	if (!why && !c->whole)
		why = "this is no whole cpio archive";
	if (!why)
		return 0;
	error_at(&where, "damaged at %llu: %s",
		 (unsigned long long)c->cpio.offset, why);
	return -1;
}

int pack_archive(struct pack *p, int from, const char *name, bool plain)
{
	static struct checked c;
	struct compressing z;

	c = (struct checked){ 0 };
	if (begin(p, &z, plain))
		return -1;
	if (end(p, &z, copy(from, name, z.in, &c)))
		return -1;
	p->secret |= c.secret;
	return 0;
}

static int pack_entry(struct cpio *cpio, const struct tree_entry *e)
{
	int fd, err;

	switch (e->content) {
	case CONTENT_NONE:
		return cpio_add(cpio, &e->entry);
	case CONTENT_TEXT:
		return cpio_add_data(cpio, &e->entry, e->text.data,
				     e->text.len);
	default:
		fd = tree_open(e);
		if (fd < 0)
			return fd;
		err = cpio_add_fd(cpio, &e->entry, fd);
		close(fd);
		return err;
	}
}

static int pack_entries(struct pack *p, const struct tree *tree, FILE *out)
{
	struct cpio cpio;

	cpio_begin(&cpio, out, p->mtime);
	for (size_t i = 0; i < tree->count && !ferror(out); i++) {
		const struct tree_entry *e = &tree->entries[i];
		const struct where where = { .file = e->entry.source };
		int err;

		progress("packing files", i, tree->count);
		err = pack_entry(&cpio, e);
		if (err) {
			error_at(&where, "%s",
				 err == -EAGAIN || err == -ESTALE
					 ? "it changed while it was packed"
					 : strerror(-err));
			return -1;
		}
		if (S_ISREG(e->entry.mode) && !(e->entry.mode & 0004))
			p->secret = true;
	}
	cpio_end(&cpio);
	return 0;
}

int pack_tree(struct pack *p, const struct tree *tree)
{
	struct compressing z;
	int err;

	if (begin(p, &z, false))
		return -1;
	err = end(p, &z, pack_entries(p, tree, z.in));
	progress_clear();
	return err;
}
