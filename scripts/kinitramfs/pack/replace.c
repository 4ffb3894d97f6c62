// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strlist.h"
#include "pack/replace.h"

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

#define SIGNALS (sizeof(signals) / sizeof(*signals))

/* What a signal's handler deletes, while there is one. */
static int pending_folder;
static char pending_name[NAME_MAX + 1];

static struct sigaction before[SIGNALS];

static void on_signal(int number)
{
	unlinkat(pending_folder, pending_name, 0);
	/* The default again (SA_RESETHAND), and so the end with this signal. */
	raise(number);
}

static void watch(const struct replace *r)
{
	struct sigaction action = {
		.sa_handler = on_signal,
		.sa_flags = SA_RESETHAND,
	};

	strcpy(pending_name, r->temporary);
	pending_folder = r->folder;
	for (size_t i = 0; i < SIGNALS; i++) {
		sigaction(signals[i], NULL, &before[i]);
		/* As nohup(1) has it: what is ignored stays ignored. */
		if (before[i].sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
}

static void unwatch(void)
{
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &before[i], NULL);
}

/* Of what a link leads to; what is not there yet is where it is named. */
static int real_place(const char *path, char place[PATH_MAX])
{
	struct stat st;

	if (realpath(path, place)) {
		if (stat(place, &st))
			return -errno;
		return S_ISREG(st.st_mode) ? 0 : -EINVAL;
	}
	if (errno != ENOENT)
		return -errno;
	/* A link that leads nowhere is not replaced, either. */
	if (!lstat(path, &st))
		return -ENOENT;
	if (strlen(path) >= PATH_MAX)
		return -ENAMETOOLONG;
	strcpy(place, path);
	return 0;
}

static int open_folder(struct replace *r, char place[PATH_MAX])
{
	char *slash = strrchr(place, '/');

	r->name = mem_strdup(slash ? slash + 1 : place);
	if (!*r->name)
		return -EISDIR;
	/* Room for "." and ".XXXXXX". */
	if (strlen(r->name) > NAME_MAX - 8)
		return -ENAMETOOLONG;
	if (slash)
		slash[slash == place] = '\0';
	r->folder =
		open(slash ? place : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return r->folder < 0 ? -errno : 0;
}

/* As mkstemp(), in a folder that is open. */
static int make_file(struct replace *r)
{
	for (int tries = 0; tries < 100; tries++) {
		uint32_t random;
		int fd;

		if (getentropy(&random, sizeof(random)))
			return -errno;
		free(r->temporary);
		r->temporary = mem_printf(".%s.%06x", r->name, random >> 8);
		fd = openat(r->folder, r->temporary,
			    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd >= 0) {
			r->fd = fd;
			return 0;
		}
		if (errno != EEXIST)
			return -errno;
	}
	return -EEXIST;
}

static void release(struct replace *r)
{
	if (r->fd >= 0)
		close(r->fd);
	if (r->folder >= 0)
		close(r->folder);
	free(r->name);
	free(r->temporary);
	*r = (struct replace){ .fd = -1, .folder = -1 };
}

static void block(sigset_t *old)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < SIGNALS; i++)
		sigaddset(&set, signals[i]);
	sigprocmask(SIG_BLOCK, &set, old);
}

int replace_begin(struct replace *r, const char *path)
{
	char place[PATH_MAX];
	sigset_t old;
	int err;

	*r = (struct replace){ .fd = -1, .folder = -1 };
	err = real_place(path, place);
	if (!err)
		err = open_folder(r, place);
	if (!err) {
		/* No signal between the file and who would delete it. */
		block(&old);
		err = make_file(r);
		if (!err)
			watch(r);
		sigprocmask(SIG_SETMASK, &old, NULL);
	}
	if (err)
		release(r);
	return err;
}

void replace_cancel(struct replace *r)
{
	unlinkat(r->folder, r->temporary, 0);
	unwatch();
	release(r);
}

int replace_end(struct replace *r, mode_t mode)
{
	sigset_t old;
	int err = 0;

	if (fchmod(r->fd, mode) || fsync(r->fd))
		err = -errno;
	/* With some file systems the last errors come here. */
	if (close(r->fd) && !err)
		err = -errno;
	r->fd = -1;
	if (err) {
		replace_cancel(r);
		return err;
	}
	block(&old);
	if (renameat(r->folder, r->temporary, r->folder, r->name)) {
		err = -errno;
		replace_cancel(r);
	} else {
		unwatch();
		/* The name, too. Some file systems cannot and need not. */
		if (fsync(r->folder) && errno != EINVAL)
			err = -errno;
		release(r);
	}
	sigprocmask(SIG_SETMASK, &old, NULL);
	return err;
}
