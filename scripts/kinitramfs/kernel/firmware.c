// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "kernel/firmware.h"
#include "sysroot/sysglob.h"

static bool add_path(const struct modules *modules, const char *path,
		     struct tree *tree)
{
	struct met_links links = { 0 };
	struct place place;

	if (sysroot_find(modules->root, path, &place, &links) ||
	    !S_ISREG(place.st.st_mode)) {
		met_links_free(&links);
		return false;
	}
	tree_add_file(tree, place.path, modules->root, &place, NULL);
	tree_add_links(tree, &links, NULL);
	return true;
}

static bool add_from(const struct modules *modules, const char *folder,
		     const char *name, const char *suffix, struct tree *tree)
{
	char *path = mem_printf("%s/%s%s", folder, name, suffix);
	struct strings paths = { 0 };
	bool found = false;

	if (!is_pattern(path))
		found = add_path(modules, path, tree);
	else if (!sysroot_glob(modules->root, path, &paths))
		for (size_t i = 0; i < paths.count; i++)
			found |= add_path(modules, paths.items[i], tree);
	strings_free(&paths);
	free(path);
	return found;
}

/* "%s" stands for the version of the kernel. */
static char *folder_of(const char *pattern, const char *version)
{
	size_t len = strcspn(pattern, "%");

	return mem_printf("%.*s%s", (int)len, pattern,
			  pattern[len] ? version : "");
}

bool firmware_add(const struct modules *modules, const char *name,
		  struct tree *tree)
{
	static const char *const suffixes[] = { "", ".zst", ".xz" };
	/* kernel: drivers/base/firmware_loader/main.c, fw_path[] */
	static const char *const folders[] = {
		"/lib/firmware/updates/%s",
		"/lib/firmware/updates",
		"/lib/firmware/%s",
		"/lib/firmware",
	};
	bool found = false;

	for (size_t i = 0; i < 4 && !found; i++) {
		char *folder = folder_of(folders[i], modules->version);

		for (size_t n = 0; n < 3 && !found; n++)
			found = add_from(modules, folder, name, suffixes[n],
					 tree);
		free(folder);
	}
	return found;
}
