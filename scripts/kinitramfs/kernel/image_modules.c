// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "kernel/image_modules.h"
#include "kernel/index_write.h"
#include "module_conf.h"

static int add_file(const struct pick *pick, const struct picked *picked,
		    struct tree *tree)
{
	struct sysroot *root = pick->modules->root;
	char *path = mem_printf("%s/%s", pick->modules->folder, picked->path);
	struct place place;
	int err = sysroot_find(root, path, &place, NULL);

	if (err) {
		error_at(&(struct where){ .file = path },
			 "%s, though modules.dep has it", strerror(-err));
	} else {
		tree_add_file(tree, path, root, &place, NULL);
		for (size_t i = 0; i < picked->owners.count; i++)
			tree_add_file(tree, path, root, &place,
				      picked->owners.items[i]);
	}
	free(path);
	return err;
}

static void add_index(const struct pick *pick, struct tree *tree,
		      const char *name, struct index_entries *entries)
{
	char *path = mem_printf("%s/%s", pick->modules->folder, name), *data;
	size_t len;

	index_write(entries, &data, &len);
	tree_add_text(tree, path, data, len, NULL);
	free(data);
	free(path);
	index_free(entries);
}

struct filter {
	const struct pick *pick;
	struct index_entries entries;
};

static bool is_picked(const struct pick *pick, const char *name)
{
	for (size_t i = 0; i < pick->count; i++)
		if (!strcmp(pick->items[i].name, name))
			return true;
	return false;
}

static bool keep_alias(void *context, const char *key, uint32_t priority,
		       const char *value)
{
	struct filter *filter = context;

	if (is_picked(filter->pick, value))
		index_add(&filter->entries, key, priority, value);
	return true;
}

/* So that kinit can say what would drive a device, though it is not in the
 * image. */
static bool keep_absent(void *context, const char *key, uint32_t priority,
			const char *value)
{
	struct filter *filter = context;
	char *line;

	if (is_picked(filter->pick, value))
		return true;
	line = modules_line(filter->pick->modules, value);
	if (line && pick_is_storage(line))
		index_add(&filter->entries, key, priority, value);
	free(line);
	return true;
}

static bool keep(void *context, const char *key, uint32_t priority,
		 const char *value)
{
	struct filter *filter = context;

	index_add(&filter->entries, key, priority, value);
	return true;
}

static void copy_index(const struct pick *pick, struct tree *tree,
		       enum modules_file file, const char *name,
		       module_index_value *which)
{
	struct filter filter = { .pick = pick };

	if (!pick->modules->files[file].data)
		return;
	module_index_walk(&pick->modules->files[file].index, which, &filter);
	add_index(pick, tree, name, &filter.entries);
}

/* Those of the modules that are in the image; what they name may be elsewhere. */
static void add_softdeps(const struct pick *pick, struct tree *tree)
{
	char *path = mem_printf("%s/modules.softdep", pick->modules->folder);
	char *text = mem_strdup(pick->modules->softdeps), *kept;
	struct module_conf_text from = { .next = text };
	struct module_conf conf;
	size_t len;
	FILE *out = open_memstream(&kept, &len);

	if (!out)
		mem_alloc(SIZE_MAX); /* which says so */
	while (module_conf_next(&from, &conf)) {
		char *name = modules_name(conf.name ? conf.name : "");

		if (conf.kind == CONF_SOFTDEP && is_picked(pick, name))
			fprintf(out, "softdep %s %s\n", conf.name, conf.rest);
		free(name);
	}
	fclose(out);
	tree_add_text(tree, path, kept, len, NULL);
	free(kept);
	free(text);
	free(path);
}

int image_modules(const struct pick *pick, struct tree *tree)
{
	struct index_entries deps = { 0 };
	int err = 0;

	for (size_t i = 0; i < pick->count; i++) {
		if (add_file(pick, &pick->items[i], tree))
			err = -1;
		index_add(&deps, pick->items[i].name, (uint32_t)i,
			  pick->items[i].line);
	}
	add_index(pick, tree, "modules.dep.bin", &deps);
	copy_index(pick, tree, MODULES_ALIAS, "modules.alias.bin", keep_alias);
	copy_index(pick, tree, MODULES_ALIAS, "modules.absent.bin",
		   keep_absent);
	copy_index(pick, tree, MODULES_BUILT_IN, "modules.builtin.bin", keep);
	copy_index(pick, tree, MODULES_BUILT_IN_ALIAS,
		   "modules.builtin.alias.bin", keep);
	add_softdeps(pick, tree);
	return err;
}
