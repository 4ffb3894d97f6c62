/* SPDX-License-Identifier: GPL-2.0-only */
/* A sysfs in memory, of an array of files and links. */
#ifndef TESTS_SYSFS_TREE_H
#define TESTS_SYSFS_TREE_H

#include <stdlib.h>
#include <string.h>

#include "device/names/sysfs.h"

struct entry {
	const char *path;
	const char *value; /* of a file, or what a link leads to */
	int len;
};

struct tree {
	struct sysfs sysfs;
	const struct entry *entries;
	size_t n;
};

static inline int tree_get(const struct sysfs *sysfs, const char *path,
			   void *buf, int size)
{
	const struct tree *tree = (const struct tree *)sysfs;

	for (size_t i = 0; i < tree->n; i++) {
		const struct entry *e = &tree->entries[i];

		if (strcmp(e->path, path))
			continue;
		memcpy(buf, e->value, e->len < size ? e->len : size);
		return e->len < size ? e->len : size;
	}
	return -1;
}

static inline int tree_link(const struct sysfs *sysfs, const char *path,
			    char *buf, int size)
{
	return tree_get(sysfs, path, buf, size);
}

static inline int tree_lowest_host(const struct sysfs *sysfs, const char *path)
{
	const struct tree *tree = (const struct tree *)sysfs;
	size_t len = strlen(path);
	int lowest = -1;

	for (size_t i = 0; i < tree->n; i++) {
		const char *p = tree->entries[i].path;

		if (strncmp(p, path, len) || strncmp(p + len, "/host", 5))
			continue;
		if (lowest < 0 || atoi(p + len + 5) < lowest)
			lowest = atoi(p + len + 5);
	}
	return lowest;
}

#define TREE(entries_)                                                         \
	{                                                                      \
		.sysfs = { tree_get, tree_link, tree_lowest_host },            \
		.entries = entries_,                                           \
		.n = sizeof(entries_) / sizeof(*(entries_)),                   \
	}

#endif
