// SPDX-License-Identifier: GPL-2.0-only
/* What is in the image, by path and by module. */
#include <stdlib.h>
#include <string.h>

#include "check/parts.h"
#include "image/overlay.h"
#include "sysroot/path.h"

#define MAX_LINKS 40 /* as the kernel has it */

static const struct image_item *find_name(const struct checking *c,
					  const char *name)
{
	size_t low = 0, high = c->n_files;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = overlay_compare(c->files[middle]->name, name);

		if (!order)
			return c->files[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static const struct image_item *find_file(const struct checking *c,
					  const char *path)
{
	const struct image_item *item;
	char *merged;

	while (*path == '/')
		path++;
	item = find_name(c, path);
	if (item)
		return item;
	if (!strncmp(path, "usr/", 4))
		return find_name(c, path + 4);
	merged = mem_printf("usr/%s", path);
	item = find_name(c, merged);
	free(merged);
	return item;
}

bool check_has_file(const struct checking *c, const char *path)
{
	return find_file(c, path);
}

const char *check_link(const struct checking *c, const char *path)
{
	const struct image_item *item = find_file(c, path);

	return item ? item->target : NULL;
}

/* Where the first link on the way leads; NULL: there is none. */
static char *follow(const struct checking *c, const char *path)
{
	size_t len = 0;

	while (path[len]) {
		const struct image_item *item;
		char *part, *folder, *target, *next;

		len++;
		len += strcspn(path + len, "/");
		part = mem_strndup(path, len);
		item = find_file(c, part);
		if (!item || !item->target) {
			free(part);
			continue;
		}
		folder = mem_strndup(part, path_base(part) - part);
		target = path_plain(folder, item->target);
		next = mem_printf("%s%s", target, path + len);
		free(target);
		free(folder);
		free(part);
		return next;
	}
	return NULL;
}

bool check_has_target(const struct checking *c, const char *path)
{
	char *at = mem_strdup(path), *next;
	unsigned int links = 0;
	bool has;

	while (links++ < MAX_LINKS && (next = follow(c, at))) {
		free(at);
		at = next;
	}
	has = links <= MAX_LINKS && check_has_file(c, at);
	free(at);
	return has;
}

/* It may have been unpacked for a kernel that cannot do that itself. */
bool check_has_module(const struct checking *c, const char *path)
{
	char *whole =
		mem_printf("/lib/modules/%s/%s", c->q->modules->version, path);
	const char *suffix = strrchr(whole, '.');
	bool has = check_has_file(c, whole);

	if (!has && suffix && strcmp(suffix, ".ko")) {
		whole[suffix - whole] = '\0';
		has = check_has_file(c, whole);
	}
	free(whole);
	return has;
}

char *check_missing_module(const struct checking *c, const char *name)
{
	char *line = modules_line(c->q->modules, name), *missing = NULL;
	const char *p = line;

	if (!line)
		return mem_strdup(name);
	while (!missing && (p += strspn(p, ": "), *p)) {
		size_t len = strcspn(p, ": ");
		char *path = mem_strndup(p, len);

		if (!check_has_module(c, path))
			missing = modules_name(path);
		free(path);
		p += len;
	}
	free(line);
	return missing;
}
