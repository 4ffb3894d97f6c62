// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/progress.h"
#include "kernel/firmware.h"
#include "kernel/image_modules.h"
#include "kernel/index_write.h"
#include "kernel/modprobe_d.h"
#include "kernel/module_file.h"
#include "kernel/packed_file.h"
#include "module_conf.h"

/* "a.ko.xz: b.ko.zst" as it is of unpacked files; the caller frees it. */
static char *unpacked_line(const char *line)
{
	char *text = mem_alloc(strlen(line) + 1), *to = text;

	while (*line) {
		size_t len = strcspn(line, ": ");
		char *path = mem_strndup(line, len);

		if (packed_file(path))
			*strrchr(path, '.') = '\0';
		to = stpcpy(to, path);
		free(path);
		line += len;
		while (*line == ':' || *line == ' ')
			*to++ = *line++;
	}
	return text;
}

/* Once for the image itself, and once for each hook. */
static void add_content(const struct pick *pick, const struct picked *picked,
			const char *path, const struct place *place,
			const char *data, size_t len, struct tree *tree)
{
	for (size_t i = 0; i <= picked->owners.count; i++) {
		const char *owner = i ? picked->owners.items[i - 1] : NULL;

		if (data)
			tree_add_text(tree, path, data, len, owner);
		else
			tree_add_file(tree, path, pick->modules->root, place,
				      owner);
	}
}

static void add_firmware(const struct pick *pick, const struct picked *picked,
			 const struct kernel *kernel, char *data, size_t len,
			 struct tree *tree)
{
	struct firmware f = { .root = pick->modules->root, .kernel = kernel };
	struct strings names = { 0 };

	module_file_firmware(data, len, &names);
	for (size_t i = 0; i < names.count; i++)
		if (!firmware_add(&f, names.items[i], tree) && picked->wanted)
			notice_at(NULL,
				  "module %s may want the firmware %s, which is not below %s/lib/firmware",
				  picked->name, names.items[i],
				  pick->modules->root->path);
	strings_free(&names);
}

/* @unpack: the kernel cannot do that itself. */
static int add_file(const struct pick *pick, const struct picked *picked,
		    const struct kernel *kernel, bool unpack, struct tree *tree)
{
	struct sysroot *root = pick->modules->root;
	char *path = mem_printf("%s/%s", pick->modules->folder, picked->path);
	struct place place;
	char *data;
	size_t len;
	int err = sysroot_find(root, path, &place, NULL);

	if (err)
		error_at(&(struct where){ .file = path },
			 "%s, though modules.dep has it", strerror(-err));
	else
		err = packed_file_read(root, &place, &data, &len);
	if (!err) {
		add_firmware(pick, picked, kernel, data, len, tree);
		unpack = unpack && packed_file(path);
		if (unpack)
			*strrchr(path, '.') = '\0';
		add_content(pick, picked, path, &place, unpack ? data : NULL,
			    len, tree);
		free(data);
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

static bool keep_alias(void *context, const char *key, uint32_t priority,
		       const char *value)
{
	struct filter *filter = context;

	if (pick_has(filter->pick, value))
		index_add(&filter->entries, key, priority, value);
	return true;
}

/*
 * So that kinit can say what would drive a device, though it is not in the
 * image.
 */
static bool keep_absent(void *context, const char *key, uint32_t priority,
			const char *value)
{
	struct filter *filter = context;
	char *line;

	if (pick_has(filter->pick, value))
		return true;
	line = modules_line(filter->pick->modules, value);
	if (line && pick_is_storage(line, key, false))
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

		if (conf.kind == CONF_SOFTDEP && pick_has(pick, name))
			fprintf(out, "softdep %s %s\n", conf.name, conf.rest);
		free(name);
	}
	fclose(out);
	tree_add_text(tree, path, kept, len, NULL);
	free(kept);
	free(text);
	free(path);
}

int image_modules(const struct pick *pick, const struct kernel *kernel,
		  struct tree *tree)
{
	bool unpack = kernel_config(kernel, "MODULE_DECOMPRESS") != 'y';
	struct index_entries deps = { 0 };
	int err = 0;

	for (size_t i = 0; i < pick->count; i++) {
		char *line = unpack ? unpacked_line(pick->items[i].line)
				    : mem_strdup(pick->items[i].line);

		progress("reading modules", i, pick->count);
		if (add_file(pick, &pick->items[i], kernel, unpack, tree))
			err = -1;
		index_add(&deps, pick->items[i].name, (uint32_t)i, line);
		free(line);
	}
	progress_clear();
	add_index(pick, tree, "modules.dep.bin", &deps);
	copy_index(pick, tree, MODULES_ALIAS, "modules.alias.bin", keep_alias);
	copy_index(pick, tree, MODULES_ALIAS, "modules.absent.bin",
		   keep_absent);
	copy_index(pick, tree, MODULES_BUILT_IN, "modules.builtin.bin", keep);
	copy_index(pick, tree, MODULES_BUILT_IN_ALIAS,
		   "modules.builtin.alias.bin", keep);
	add_softdeps(pick, tree);
	modprobe_d_add(pick, tree);
	return err;
}
