// SPDX-License-Identifier: GPL-2.0-only
/* What is in the image, by path and by module. */
#include <stdlib.h>
#include <string.h>

#include "check/parts.h"
#include "image/overlay.h"

static bool has_name(const struct checking *c, const char *name)
{
	size_t low = 0, high = c->n_files;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = overlay_compare(c->files[middle]->name, name);

		if (!order)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool check_has_file(const struct checking *c, const char *path)
{
	char *merged;
	bool has;

	while (*path == '/')
		path++;
	if (has_name(c, path))
		return true;
	if (!strncmp(path, "usr/", 4))
		return has_name(c, path + 4);
	merged = mem_printf("usr/%s", path);
	has = has_name(c, merged);
	free(merged);
	return has;
}

/* It may have been unpacked for a kernel that cannot do that itself. */
static bool has_module_file(const struct checking *c, const char *path)
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

		if (!has_module_file(c, path))
			missing = modules_name(path);
		free(path);
		p += len;
	}
	free(line);
	return missing;
}
