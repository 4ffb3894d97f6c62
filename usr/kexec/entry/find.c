// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entry/find.h"
#include "entry/order.h"

#define PATH_SIZE 4096

const char *const entry_folders[] = { "/boot", "/boot/efi", "/efi", NULL };

struct search {
	const char *want; /* NULL: any */
	const char *machine;
	void (*warn)(const char *words);
	struct text *why;
	struct entry best;
	bool is_exact; /* what was found has just that ID */
	bool found;
	char names[512]; /* of what else there is */
	struct text others;
};

/*
 * All of a file, with room for a byte more, or NULL and errno. What is longer
 * than any such file is one is none.
 */
static char *read_text(const char *path, size_t *len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), err = 0;
	char *text = fd < 0 ? NULL : malloc(ENTRY_SIZE + 1);
	ssize_t n = 1;

	*len = 0;
	while (text && n > 0 && *len <= ENTRY_SIZE) {
		n = read(fd, text + *len, ENTRY_SIZE + 1 - *len);
		if (n > 0)
			*len += (size_t)n;
		else if (n < 0 && errno == EINTR)
			n = 1;
	}
	if (!text || n < 0)
		err = errno;
	else if (*len > ENTRY_SIZE)
		err = EFBIG;
	if (fd >= 0)
		close(fd);
	if (!err)
		return text;
	free(text);
	errno = err;
	return NULL;
}

static void take(struct search *s, struct entry *e)
{
	bool is_exact = s->want && entry_is(e, s->want);

	text_add(&s->others, "%s%s", s->others.len ? ", " : "", e->id);
	if (!is_exact && (s->is_exact || !entry_suits(e, s->machine) ||
			  (s->want && !entry_matches(e, s->want)))) {
		entry_free(e);
		return;
	}
	if (s->found && is_exact == s->is_exact &&
	    entry_compare(&s->best, e) <= 0) {
		entry_free(e);
		return;
	}
	entry_free(&s->best);
	s->best = *e;
	s->is_exact = is_exact;
	s->found = true;
}

/* -errno: it is the one that is wanted, and no good. */
static int try_file(struct search *s, const char *root, const char *name)
{
	char path[PATH_SIZE], words[PATH_SIZE + 256];
	struct text t;
	struct entry e;
	size_t len;
	int err = 0;

	if (!entry_name(&e, name))
		return 0;
	text_init(&t, path, sizeof(path));
	text_add(&t, "%s/loader/entries/%s", root, name);
	text_init(&t, words, sizeof(words));
	text_add_escaped(&t, path);
	e.root = root;
	e.text = read_text(path, &len);
	if (!e.text) {
		err = -errno;
		text_add(&t, ": %s", strerror(errno));
	} else {
		text_add(&t, ":");
		err = entry_parse(&e, e.text, len, &t);
	}
	if (!err) {
		take(s, &e);
		return 0;
	}
	entry_free(&e);
	if (s->want && entry_is(&e, s->want)) {
		text_add(s->why, "%s", words);
		return err;
	}
	if (s->warn)
		s->warn(words);
	return 0;
}

static int try_folder(struct search *s, const char *root)
{
	char path[PATH_SIZE];
	struct dirent *d;
	struct text t;
	int err = 0;
	DIR *dir;

	text_init(&t, path, sizeof(path));
	text_add(&t, "%s/loader/entries", root);
	dir = opendir(path);
	if (!dir)
		return 0;
	while (!err && (d = readdir(dir)))
		err = try_file(s, root, d->d_name);
	closedir(dir);
	return err;
}

static int search(struct search *s, const char *const *folders)
{
	int err = 0;

	s->found = s->is_exact = false;
	memset(&s->best, 0, sizeof(s->best));
	text_init(&s->others, s->names, sizeof(s->names));
	for (size_t i = 0; !err && folders[i]; i++)
		err = try_folder(s, folders[i]);
	if (err)
		entry_free(&s->best);
	return err;
}

/* What the first loader.conf says that says something, to be freed. */
static char *default_pattern(const char *const *folders)
{
	char path[PATH_SIZE], *text, *pattern = NULL;
	const char *found;
	struct text t;
	size_t len;

	for (size_t i = 0; !pattern && folders[i]; i++) {
		text_init(&t, path, sizeof(path));
		text_add(&t, "%s/loader/loader.conf", folders[i]);
		text = read_text(path, &len);
		if (!text)
			continue;
		found = loader_default(text, len);
		pattern = found ? strdup(found) : NULL;
		free(text);
	}
	return pattern;
}

static int find_default(struct search *s, const char *const *folders)
{
	char *pattern = default_pattern(folders);
	int err = 0;

	if (pattern) {
		s->want = pattern;
		err = search(s, folders);
		s->want = NULL;
		free(pattern);
	}
	/* It may mean one that has been removed. */
	return err || s->found ? err : search(s, folders);
}

int entry_find(struct entry *e, const char *const *folders, const char *want,
	       const char *machine, void (*warn)(const char *words),
	       struct text *why)
{
	struct search s = {
		.want = want, .machine = machine, .warn = warn, .why = why
	};
	int err = want ? search(&s, folders) : find_default(&s, folders);

	if (err)
		return err;
	if (s.found) {
		*e = s.best;
		return 0;
	}
	text_add(why, "no entry ");
	if (want)
		text_add(why, "\"%pE\" ", want);
	else if (s.others.len)
		text_add(why, "for %s ", machine);
	text_add(why, "in loader/entries of");
	for (size_t i = 0; folders[i]; i++)
		text_add(why, "%s %s", i ? "," : "", folders[i]);
	if (s.others.len)
		text_add(why, "; there are: %pE", s.names);
	return -ENOENT;
}

void entry_free(struct entry *e)
{
	free(e->text);
	e->text = NULL;
}

/* The folder that @path's file system is mounted at, in @buf. */
static int mount_root(const char *path, char *buf, size_t size)
{
	struct stat st, above;
	struct text t;

	text_init(&t, buf, size);
	text_add(&t, "%s", path);
	if (stat(buf, &st) < 0)
		return -errno;
	while (t.len + 4 < t.size) {
		text_add(&t, "/..");
		if (stat(buf, &above) < 0)
			return -errno;
		if (above.st_dev != st.st_dev || above.st_ino == st.st_ino) {
			buf[t.len - 3] = '\0';
			return 0;
		}
		st = above;
	}
	return -ENAMETOOLONG;
}

int entry_path(const struct entry *e, const char *name, char *buf, size_t size)
{
	const char *slash = *name == '/' ? "" : "/";
	char root[PATH_SIZE];
	struct text t;

	text_init(&t, buf, size);
	text_add(&t, "%s%s%s", e->root, slash, name);
	if (!access(buf, F_OK) || errno != ENOENT)
		return access(buf, F_OK) < 0 ? -errno : 0;
	/* /boot may be a folder of the root, and not a partition. */
	if (mount_root(e->root, root, sizeof(root)) < 0)
		return -ENOENT;
	text_init(&t, buf, size);
	text_add(&t, "%s%s%s", root, slash, name);
	if (!access(buf, F_OK))
		return 0;
	/* The name that was tried first is the one to speak of. */
	text_init(&t, buf, size);
	text_add(&t, "%s%s%s", e->root, slash, name);
	return -ENOENT;
}

static int open_part(const struct entry *e, unsigned int n, struct text *why)
{
	char path[PATH_SIZE];
	int err = entry_path(e, e->initrds[n], path, sizeof(path));
	int fd = err ? err : open(path, O_RDONLY | O_CLOEXEC);

	if (!err && fd < 0)
		fd = -errno;
	if (fd < 0)
		text_add(why, "%pE: %s", path, strerror(-fd));
	return fd;
}

/* All of @from behind what @to has; zeros up to a multiple of 4 follow. */
static int append(int to, int from)
{
	static uint8_t buf[65536];
	size_t all = 0;
	ssize_t n;

	while ((n = read(from, buf, sizeof(buf) - 4))) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		all += (size_t)n;
		for (ssize_t done = 0, w; done < n; done += w) {
			w = write(to, buf + done, (size_t)(n - done));
			if (w < 0)
				return -errno;
		}
	}
	memset(buf, 0, 4);
	if (all % 4 && write(to, buf, 4 - all % 4) < 0)
		return -errno;
	return 0;
}

int entry_initrd(const struct entry *e, int *fd, struct text *why)
{
	int all, err = 0;

	*fd = -1;
	if (!e->n_initrds)
		return 0;
	if (e->n_initrds == 1) {
		all = open_part(e, 0, why);
		if (all < 0)
			return all;
		*fd = all;
		return 0;
	}
	all = memfd_create("initrd", MFD_CLOEXEC);
	if (all < 0) {
		err = -errno;
		text_add(why, "initrd: %s", strerror(-err));
		return err;
	}
	for (unsigned int i = 0; i < e->n_initrds; i++) {
		int part = open_part(e, i, why);

		err = part;
		if (part < 0)
			break;
		err = append(all, part);
		close(part);
		if (err) {
			text_add(why, "%pE: %s", e->initrds[i], strerror(-err));
			break;
		}
	}
	if (err) {
		close(all);
		return err;
	}
	*fd = all;
	return 0;
}
