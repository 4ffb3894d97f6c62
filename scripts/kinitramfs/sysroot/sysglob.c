// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "glob.h"
#include "sysroot/sysglob.h"

#define MAX_MATCHES 100000

bool is_pattern(const char *path)
{
	return strpbrk(path, "*?[\\");
}

static bool name_matches(const char *pattern, const char *name)
{
	if (*name == '.' && *pattern != '.')
		return false;
	return glob_match(pattern, name);
}

static int expand(struct sysroot *root, const char *folder, const char *pattern,
		  struct strings *matches);

/* @pattern is what is left, its first component being @len long. */
static int expand_folder(struct sysroot *root, const char *folder,
			 const char *pattern, size_t len,
			 struct strings *matches)
{
	const char *rest = pattern + len + strspn(pattern + len, "/");
	char *component = mem_strndup(pattern, len), *path;
	struct strings names = { 0 };
	struct place place;
	int err;

	err = sysroot_find(root, *folder ? folder : "/", &place, NULL);
	if (!err)
		err = sysroot_list(root, &place, &names);
	/* What is not there, or no folder, has no names that match. */
	if (err == -ENOENT || err == -ENOTDIR)
		err = 0;
	for (size_t i = 0; !err && i < names.count; i++) {
		if (!name_matches(component, names.items[i]))
			continue;
		path = mem_printf("%s/%s", folder, names.items[i]);
		if (matches->count >= MAX_MATCHES)
			err = -E2BIG;
		else if (*rest)
			err = expand(root, path, rest, matches);
		else
			strings_add(matches, path);
		free(path);
	}
	strings_free(&names);
	free(component);
	return err;
}

static int expand(struct sysroot *root, const char *folder, const char *pattern,
		  struct strings *matches)
{
	size_t len = strcspn(pattern, "/");
	char *component, *path;
	struct place place;
	int err;

	component = mem_strndup(pattern, len);
	if (is_pattern(component)) {
		free(component);
		return expand_folder(root, folder, pattern, len, matches);
	}
	path = mem_printf("%s/%s", folder, component);
	free(component);
	pattern += len + strspn(pattern + len, "/");
	if (*pattern) {
		err = expand(root, path, pattern, matches);
	} else {
		err = sysroot_find(root, path, &place, NULL);
		if (!err)
			strings_add(matches, path);
		if (err == -ENOENT || err == -ENOTDIR)
			err = 0;
	}
	free(path);
	return err;
}

int sysroot_glob(struct sysroot *root, const char *pattern,
		 struct strings *matches)
{
	int err;

	if (strlen(pattern) >= PATH_MAX)
		return -ENAMETOOLONG;
	err = expand(root, "", pattern + strspn(pattern, "/"), matches);
	strings_sort(matches);
	return err;
}
