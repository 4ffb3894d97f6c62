// SPDX-License-Identifier: GPL-2.0-only
/*
 * ld.so.conf, as ldconfig(8) of glibc reads it: folders, split by white space,
 * ":" or ","; "include GLOB", relative to the file that says so; "hwcap", which
 * is not used any more; "#" begins a comment; FOLDER=TYPE is from the days of
 * libc5.
 *
 * ld-musl-ARCH.path, as musl reads it: folders, split by line breaks or ":".
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "elf/ldconf.h"
#include "sysroot/sysglob.h"

#define MAX_FILE     65536
#define MAX_INCLUDES 8 /* one in another */
#define MAX_FILES    256
#define MAX_FOLDERS  1000

struct conf {
	struct sysroot *root;
	struct strings *folders;
	unsigned int depth, n_files;
	char *bad; /* the file that could not be read */
};

static int read_conf(struct conf *conf, const char *path);

/* @pattern may be relative to the folder of @path. */
static int include(struct conf *conf, const char *path, const char *pattern)
{
	struct strings files = { 0 };
	char *full;
	int err;

	if (*pattern == '/')
		full = mem_strdup(pattern);
	else
		full = mem_printf("%.*s/%s", (int)(strrchr(path, '/') - path),
				  path, pattern);
	err = sysroot_glob(conf->root, full, &files);
	for (size_t i = 0; !err && i < files.count; i++)
		err = read_conf(conf, files.items[i]);
	strings_free(&files);
	free(full);
	return err;
}

static void add_folder(struct strings *folders, char *folder)
{
	folder[strcspn(folder, "=")] = '\0';
	if (*folder == '/' && folders->count < MAX_FOLDERS &&
	    !strings_has(folders, folder))
		strings_add(folders, folder);
}

static int read_line(struct conf *conf, const char *path, char *line)
{
	static const char blank[] = " \t\r\f\v";
	char *word, *save;
	int err = 0;

	line[strcspn(line, "#")] = '\0';
	word = strtok_r(line, blank, &save);
	if (!word || !strcmp(word, "hwcap"))
		return 0;
	if (!strcmp(word, "include")) {
		while (!err && (word = strtok_r(NULL, blank, &save)))
			err = include(conf, path, word);
		return err;
	}
	for (; word; word = strtok_r(NULL, blank, &save)) {
		char *more, *one = strtok_r(word, ":,", &more);

		for (; one; one = strtok_r(NULL, ":,", &more))
			add_folder(conf->folders, one);
	}
	return 0;
}

static int read_conf(struct conf *conf, const char *path)
{
	char *data, *line, *save;
	size_t len;
	int err;

	/* Files that include each other, or ever more of them. */
	if (conf->depth == MAX_INCLUDES || conf->n_files == MAX_FILES)
		err = -ELOOP;
	else
		err = sysroot_find_and_read(conf->root, path, MAX_FILE, &data,
					    &len);
	if (err) {
		if (!conf->bad)
			conf->bad = mem_strdup(path);
		return err;
	}
	conf->n_files++;
	conf->depth++;
	for (line = strtok_r(data, "\n", &save); line && !err;
	     line = strtok_r(NULL, "\n", &save))
		err = read_line(conf, path, line);
	conf->depth--;
	free(data);
	return err;
}

int ldconf_glibc(struct sysroot *root, struct strings *folders, char **path)
{
	struct conf conf = { .root = root, .folders = folders };
	struct place place;
	int err = 0;

	if (sysroot_find(root, "/etc/ld.so.conf", &place, NULL) != -ENOENT)
		err = read_conf(&conf, "/etc/ld.so.conf");
	*path = conf.bad;
	return err;
}

int ldconf_musl(struct sysroot *root, const char *arch, struct strings *folders)
{
	char *path = mem_printf("/etc/ld-musl-%s.path", arch);
	char *data, *one, *save;
	size_t len;
	int err;

	err = sysroot_find_and_read(root, path, MAX_FILE, &data, &len);
	free(path);
	if (err)
		return err;
	for (one = strtok_r(data, ":\n", &save); one;
	     one = strtok_r(NULL, ":\n", &save))
		add_folder(folders, one);
	free(data);
	return 0;
}
