// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which program of the root becomes init: that of init=, and no other if it was
 * given; else those that the kernel tries, but for its last resort, a shell,
 * which whoever wants one asks for with init=/bin/sh.
 *
 * A path is resolved as the real init will see it, with the root as "/":
 * /sbin/init is often a link to an absolute path. What it needs to run is
 * looked for as well, while the report can still say what it is that is
 * missing.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log/log.h"
#include "root/init/init.h"
#include "root/inside.h"
#include "root/init/program.h"

#ifndef KINIT_DEFAULT_INIT
#define KINIT_DEFAULT_INIT ""
#endif

struct file_image {
	struct image image;
	int fd;
};

static int file_read(struct image *img, uint64_t off, void *buf, size_t len)
{
	const struct file_image *file = (struct file_image *)img;
	char *to = buf;

	while (len) {
		ssize_t n = pread(file->fd, to, len, (off_t)off);

		if (n < 0 && errno != EINTR)
			return -errno;
		if (n == 0)
			return -EIO;
		if (n > 0) {
			to += n;
			off += (size_t)n;
			len -= (size_t)n;
		}
	}
	return 0;
}

static int read_program(int root, const char *path, uint64_t size,
			struct program *p)
{
	struct file_image file = {
		.image = { .size = size, .read = file_read },
		.fd = inside_open(root, path, O_RDONLY),
	};
	int err;

	if (file.fd < 0)
		return file.fd;
	err = program_read(&file.image, PROGRAM_NATIVE, p);
	close(file.fd);
	return err;
}

/* What kind of file it is has to be known before it is opened to be read. */
static int check_file(int root, const char *path, struct program *p)
{
	int fd = inside_open(root, path, O_PATH), err = 0;
	struct stat st;

	memset(p, 0, sizeof(*p));
	if (fd < 0)
		return fd;
	if (fstat(fd, &st))
		err = -errno;
	else if (!S_ISREG(st.st_mode))
		err = -EISDIR;
	else if (!(st.st_mode & 0111))
		err = -EACCES;
	close(fd);
	return err ? err : read_program(root, path, (uint64_t)st.st_size, p);
}

/*
 * Follows what a program needs: a script's interpreter, which may be a script,
 * and at last the loader of an ELF program, which needs nothing more.
 */
static int check(int root, const char *path, struct program *p)
{
	unsigned int depth = 0;
	int err = check_file(root, path, p);

	if (err)
		return err;
	while (!p->fault && p->needs[0]) {
		struct program needed;

		if (p->is_script && ++depth > PROGRAM_MAX_DEPTH) {
			p->fault = PROGRAM_TOO_DEEP;
			p->of[0] = '\0';
			break;
		}
		p->error = check_file(root, p->needs, &needed);
		if (p->error) {
			p->fault = PROGRAM_NEEDS;
			break;
		}
		strlcpy(needed.of, p->needs, sizeof(needed.of));
		needed.of_loader = !p->is_script;
		if (needed.of_loader)
			needed.needs[0] = '\0';
		*p = needed;
	}
	return 0;
}

/* More formats than the kernel's own can be executed, if this is there. */
static bool knows_others(void)
{
	return !access("/proc/sys/fs/binfmt_misc/register", F_OK);
}

static bool consider(struct init_fact *init, int root, const char *path)
{
	struct init_candidate *c = &init->candidates[init->tried++];

	c->path = path;
	c->error = check(root, path, &c->program);
	init->path = path;
	init->attempt.error = c->error;
	if (!c->error && program_is_hopeless(&c->program, knows_others()))
		init->attempt.error = -ENOEXEC;
	return !init->attempt.error;
}

/* That a file which is there is passed over is worth a word. */
static void warn_of_candidate(const struct init_candidate *c)
{
	struct text *t = log_begin();

	if (c->error == -ENOENT)
		return;
	text_add(t, "passed over as init: %pE ", c->path);
	if (c->error)
		program_add_error(t, c->error);
	else
		program_describe(t, &c->program, PROGRAM_NATIVE);
	log_end(LOG_WARNING);
}

/*
 * Nothing is on it but what mkfs puts there. A folder that cannot be read is
 * not empty.
 */
static bool is_empty(const char *path)
{
	const struct dirent *entry;
	bool empty = true;
	DIR *dir = opendir(path);

	if (!dir)
		return false;
	errno = 0;
	while (empty && (entry = readdir(dir)))
		empty = !strcmp(entry->d_name, ".") ||
			!strcmp(entry->d_name, "..") ||
			!strcmp(entry->d_name, "lost+found");
	empty = empty && !errno;
	closedir(dir);
	return empty;
}

/* From the first one on that was not tried yet. */
static void find_from(struct boot *boot, const char *dir)
{
	static const char *const usual[INIT_CANDIDATES] = {
		KINIT_DEFAULT_INIT, /* "": there is none */
		"/sbin/init",
		"/etc/init",
		"/bin/init",
	};
	struct init_fact *init = &boot->init;
	int root = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);

	init->attempt.done = true;
	if (root < 0) {
		init->attempt.error = -errno;
		return;
	}
	if (boot->params.init) {
		consider(init, root, boot->params.init);
	} else {
		while (init->next < INIT_CANDIDATES) {
			const char *path = usual[init->next++];

			if (path[0] && consider(init, root, path))
				break;
		}
	}
	close(root);
	init->empty = init->attempt.error && is_empty(dir);
	if (!init->attempt.error)
		for (unsigned int i = 0; i + 1 < init->tried; i++)
			warn_of_candidate(&init->candidates[i]);
}

void root_find_init(struct boot *boot)
{
	find_from(boot, ROOTMNT);
}

void root_find_next_init(struct boot *boot)
{
	struct init_fact *init = &boot->init;

	init->candidates[init->tried - 1].error = boot->executed.error;
	boot->executed = (struct attempt){ 0 };
	find_from(boot, "/");
}
