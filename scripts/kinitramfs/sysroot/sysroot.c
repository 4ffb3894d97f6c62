// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sysroot/sysroot.h"

#define MAX_LINKS 40
#define MAX_DEPTH 64

/* Where a walk is: all folders from the root on, so that ".." needs no trust.
 */
struct walk {
	struct sysroot *root;
	char path[PATH_MAX]; /* "" is the root */
	unsigned int depth;
	int fds[MAX_DEPTH]; /* of each component, O_PATH */
	struct stat st; /* of the last */
	char rest[PATH_MAX]; /* still to go */
	unsigned int n_links;
};

int sysroot_open(struct sysroot *root, const char *path, struct stamp *stamp)
{
	size_t len = strlen(path);

	root->fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (root->fd < 0)
		return -errno;
	while (len && path[len - 1] == '/')
		len--;
	root->path = mem_strndup(path, len);
	root->stamp = stamp;
	return 0;
}

void sysroot_close(struct sysroot *root)
{
	close(root->fd);
	free(root->path);
}

void met_links_free(struct met_links *links)
{
	for (size_t i = 0; i < links->count; i++) {
		free(links->items[i].path);
		free(links->items[i].target);
	}
	free(links->items);
	*links = (struct met_links){ 0 };
}

static void met(struct met_links *links, const char *path, const char *target)
{
	if (!links)
		return;
	links->items =
		mem_grow(links->items, links->count, sizeof(*links->items));
	links->items[links->count++] = (struct met_link){
		.path = mem_strdup(path),
		.target = mem_strdup(target),
	};
}

static int top(const struct walk *w)
{
	return w->depth ? w->fds[w->depth - 1] : w->root->fd;
}

static void up(struct walk *w)
{
	if (!w->depth)
		return;
	close(w->fds[--w->depth]);
	*strrchr(w->path, '/') = '\0';
}

static void finish(struct walk *w)
{
	while (w->depth)
		up(w);
}

/* Cuts the first component off @rest into @name; false: there is none. */
static bool next_component(char *rest, char name[NAME_MAX + 1], int *err)
{
	size_t skip = strspn(rest, "/"), len = strcspn(rest + skip, "/");

	*err = 0;
	if (!len)
		return false;
	if (len > NAME_MAX) {
		*err = -ENAMETOOLONG;
		return false;
	}
	memcpy(name, rest + skip, len);
	name[len] = '\0';
	memmove(rest, rest + skip + len, strlen(rest + skip + len) + 1);
	return true;
}

/* Goes on at a link's target, before what was still to go. */
static int follow(struct walk *w, const char *target)
{
	size_t len = strlen(target), rest = strlen(w->rest);

	if (!len)
		return -ENOENT;
	if (++w->n_links > MAX_LINKS)
		return -ELOOP;
	if (len + rest >= sizeof(w->rest))
		return -ENAMETOOLONG;
	memmove(w->rest + len, w->rest, rest + 1);
	memcpy(w->rest, target, len);
	if (*target == '/')
		finish(w);
	return 0;
}

/* Into @name, whatever it is: it is the last component then. */
static int down(struct walk *w, const char *name)
{
	size_t len = strlen(w->path);
	int fd;

	if (w->depth == MAX_DEPTH || len + 1 + strlen(name) >= sizeof(w->path))
		return -ENAMETOOLONG;
	fd = openat(top(w), name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0 && fstat(fd, &w->st)) {
		close(fd);
		return -errno;
	}
	if (fd < 0 && errno != ENOENT)
		return -errno;
	w->path[len] = '/';
	strcpy(w->path + len + 1, name);
	if (fd < 0) {
		stamp_note(w->root->stamp, w->root->path, w->path, NULL);
		w->path[len] = '\0';
		return -ENOENT;
	}
	w->fds[w->depth++] = fd;
	return 0;
}

static int read_link(struct walk *w, char target[PATH_MAX])
{
	ssize_t len = readlinkat(top(w), "", target, PATH_MAX);

	if (len < 0)
		return -errno;
	if (len == PATH_MAX)
		return -ENAMETOOLONG;
	target[len] = '\0';
	stamp_note(w->root->stamp, w->root->path, w->path, &w->st);
	return 0;
}

/*
 * One component. @last, if there is one, keeps a link at the end from being
 * followed and takes its target.
 */
static int step(struct walk *w, const char *name, struct met_links *links,
		char *last)
{
	char target[PATH_MAX];
	int err;

	if (w->depth && !S_ISDIR(w->st.st_mode))
		return -ENOTDIR;
	if (!strcmp(name, "."))
		return 0;
	if (!strcmp(name, "..")) {
		up(w);
		return fstat(top(w), &w->st) ? -errno : 0;
	}
	err = down(w, name);
	if (err)
		return err;
	if (!S_ISLNK(w->st.st_mode))
		return !S_ISDIR(w->st.st_mode) && *w->rest ? -ENOTDIR : 0;

	err = read_link(w, target);
	if (err)
		return err;
	if (last && !w->rest[strspn(w->rest, "/")]) {
		strcpy(last, target);
		return 0;
	}
	met(links, w->path, target);
	up(w);
	if (fstat(top(w), &w->st))
		return -errno;
	return follow(w, target);
}

/* The caller finishes the walk, also after an error. */
static int walk(struct walk *w, struct sysroot *root, const char *path,
		struct met_links *links, char *last)
{
	char name[NAME_MAX + 1];
	int err = 0;

	w->root = root;
	w->path[0] = '\0';
	w->depth = 0;
	w->n_links = 0;
	if (!*path)
		return -ENOENT;
	if (strlen(path) >= sizeof(w->rest))
		return -ENAMETOOLONG;
	strcpy(w->rest, path);
	if (fstat(root->fd, &w->st))
		return -errno;
	while (!err && next_component(w->rest, name, &err))
		err = step(w, name, links, last);
	if (!err)
		stamp_note(root->stamp, root->path, w->path, &w->st);
	return err;
}

static void keep(struct place *place, const struct walk *w)
{
	strcpy(place->path, w->depth ? w->path : "/");
	place->st = w->st;
}

int sysroot_find(struct sysroot *root, const char *path, struct place *place,
		 struct met_links *links)
{
	struct walk w;
	int err = walk(&w, root, path, links, NULL);

	if (!err)
		keep(place, &w);
	finish(&w);
	return err;
}

int sysroot_find_link(struct sysroot *root, const char *path,
		      struct place *place, char target[PATH_MAX])
{
	struct walk w;
	int err;

	target[0] = '\0';
	err = walk(&w, root, path, NULL, target);
	if (!err)
		keep(place, &w);
	finish(&w);
	return err;
}

static bool is_same(const struct stat *a, dev_t dev, ino_t ino)
{
	return a->st_dev == dev && a->st_ino == ino;
}

/* Opens what the walk has found, which its parent must still have. */
static int open_last(struct walk *w, dev_t dev, ino_t ino)
{
	int parent = w->depth > 1 ? w->fds[w->depth - 2] : w->root->fd;
	struct stat st;
	int fd, err = 0;

	/* Before it is opened: opening a device may do something. */
	if (!S_ISREG(w->st.st_mode))
		return -EINVAL;
	if (!is_same(&w->st, dev, ino))
		return -ESTALE;
	fd = openat(parent, strrchr(w->path, '/') + 1,
		    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	if (fstat(fd, &st))
		err = -errno;
	else if (!S_ISREG(st.st_mode) || !is_same(&st, dev, ino))
		err = -ESTALE;
	if (err) {
		close(fd);
		return err;
	}
	return fd;
}

int sysroot_open_file(struct sysroot *root, const char *canonical, dev_t dev,
		      ino_t ino)
{
	struct met_links links = { 0 };
	struct walk w;
	int err;

	err = walk(&w, root, canonical, &links, NULL);
	if (!err && links.count)
		err = -ESTALE;
	if (!err)
		err = open_last(&w, dev, ino);
	finish(&w);
	met_links_free(&links);
	return err;
}

int sysroot_read(struct sysroot *root, const struct place *place, size_t max,
		 char **data, size_t *len)
{
	size_t size = place->st.st_size;
	ssize_t n = 1;
	int fd;

	if (!S_ISREG(place->st.st_mode))
		return -EINVAL;
	if ((uint64_t)place->st.st_size > max)
		return -EFBIG;
	fd = sysroot_open_file(root, place->path, place->st.st_dev,
			       place->st.st_ino);
	if (fd < 0)
		return fd;
	*data = mem_alloc(size + 1);
	for (*len = 0; *len < size && n > 0; *len += n) {
		do
			n = read(fd, *data + *len, size - *len);
		while (n < 0 && errno == EINTR);
		if (n < 0)
			n = -errno;
		if (n < 0)
			break;
	}
	close(fd);
	if (n < 0) {
		free(*data);
		return n;
	}
	return 0;
}

int sysroot_find_and_read(struct sysroot *root, const char *path, size_t max,
			  char **data, size_t *len)
{
	struct place place;
	int err = sysroot_find(root, path, &place, NULL);

	return err ? err : sysroot_read(root, &place, max, data, len);
}

static int list_folder(int fd, struct strings *names)
{
	struct dirent *d;
	DIR *dir;

	fd = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	dir = fdopendir(fd);
	if (!dir) {
		close(fd);
		return -ENOMEM;
	}
	for (errno = 0; (d = readdir(dir)); errno = 0)
		if (strcmp(d->d_name, ".") && strcmp(d->d_name, ".."))
			strings_add(names, d->d_name);
	fd = -errno;
	closedir(dir);
	strings_sort(names);
	return fd;
}

int sysroot_list(struct sysroot *root, const struct place *place,
		 struct strings *names)
{
	struct walk w;
	int err;

	err = walk(&w, root, place->path, NULL, NULL);
	if (!err && !S_ISDIR(w.st.st_mode))
		err = -ENOTDIR;
	if (!err)
		err = list_folder(top(&w), names);
	finish(&w);
	return err;
}
