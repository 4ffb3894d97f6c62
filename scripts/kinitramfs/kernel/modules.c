// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "kernel/modules.h"

#define MAX_FILE (64UL << 20)

static const char *const names[MODULES_FILES] = {
	[MODULES_DEP] = "modules.dep.bin",
	[MODULES_ALIAS] = "modules.alias.bin",
	[MODULES_BUILT_IN] = "modules.builtin.bin",
	[MODULES_BUILT_IN_ALIAS] = "modules.builtin.alias.bin",
};

/* Each of them has to be there but the last one, which kmod 27 introduced. */
static int open_file(struct modules *m, enum modules_file file)
{
	char *path = mem_printf("%s/%s", m->folder, names[file]);
	const struct where where = { .file = path };
	const char *problem;
	size_t len = 0;
	int err;

	err = sysroot_find_and_read(m->root, path, MAX_FILE,
				    &m->files[file].data, &len);
	if (err == -ENOENT && file == MODULES_BUILT_IN_ALIAS)
		err = 0;
	else if (err == -ENOENT && file == MODULES_DEP)
		; /* depmod was not run: who wants modules says so */
	else if (err == -ENOENT)
		error_at(&where, "missing: run \"depmod %s\" there",
			 m->version);
	else if (err)
		error_at(&where, "%s", strerror(-err));
	/* Without modules.builtin.modinfo depmod writes nothing into it. */
	if (!err && !len && file == MODULES_BUILT_IN_ALIAS) {
		free(m->files[file].data);
		m->files[file].data = NULL;
	}
	if (!err && m->files[file].data) {
		problem = module_index_open(&m->files[file].index,
					    m->files[file].data, len);
		if (problem)
			error_at(&where, "%s; \"depmod %s\" makes it anew",
				 problem, m->version);
		err = problem ? -EINVAL : 0;
	}
	free(path);
	return err;
}

/* What is text, and need not be there. */
static int read_text(struct modules *m, const char *name, char **text)
{
	char *path = mem_printf("%s/%s", m->folder, name);
	size_t len;
	int err;

	err = sysroot_find_and_read(m->root, path, MAX_FILE, text, &len);
	if (err == -ENOENT) {
		*text = mem_strdup("");
		err = 0;
	}
	if (err)
		error_at(&(struct where){ .file = path }, "%s", strerror(-err));
	free(path);
	return err;
}

int modules_open(struct modules *m, struct sysroot *root, const char *version)
{
	struct place place;
	int err;

	*m = (struct modules){
		.root = root,
		.version = mem_strdup(version),
		.folder = mem_printf("/lib/modules/%s", version),
	};
	err = sysroot_find(root, m->folder, &place, NULL);
	for (int i = 0; i < MODULES_FILES && !err; i++)
		err = open_file(m, i);
	if (!err)
		err = read_text(m, "modules.softdep", &m->softdeps);
	if (!err)
		err = read_text(m, "modules.weakdep", &m->weakdeps);
	if (err)
		modules_close(m);
	return err;
}

void modules_close(struct modules *m)
{
	for (int i = 0; i < MODULES_FILES; i++)
		free(m->files[i].data);
	free(m->softdeps);
	free(m->weakdeps);
	free(m->folder);
	free(m->version);
	*m = (struct modules){ 0 };
}

static bool add_value(void *context, const char *key, uint32_t priority,
		      const char *value)
{
	(void)key;
	(void)priority;
	if (!strings_has(context, value))
		strings_add(context, value);
	return true;
}

static bool add_key(void *context, const char *key, uint32_t priority,
		    const char *value)
{
	(void)priority;
	(void)value;
	if (!strings_has(context, key))
		strings_add(context, key);
	return true;
}

/* What was damaged when the index was opened was said; the rest is said here. */
static void look(const struct modules *m, enum modules_file file,
		 const char *name, struct strings *found)
{
	const char *problem = NULL;
	const struct module_index *index = &m->files[file].index;

	if (!m->files[file].data)
		return;
	if (file == MODULES_ALIAS || file == MODULES_BUILT_IN_ALIAS)
		problem = module_index_match(index, name, add_value, found);
	else
		problem = module_index_find(index, name, add_key, found);
	if (problem) {
		char *path = mem_printf("%s/%s", m->folder, names[file]);

		error_at(&(struct where){ .file = path },
			 "%s; \"depmod %s\" makes it anew", problem,
			 m->version);
		free(path);
	}
}

enum modules_found modules_look_up(const struct modules *m, const char *name,
				   struct strings *found)
{
	struct strings built_in = { 0 };
	enum modules_found result = MODULES_FOUND;
	size_t before = found->count;

	look(m, MODULES_DEP, name, found);
	if (found->count == before)
		look(m, MODULES_ALIAS, name, found);
	if (found->count > before)
		return result;
	look(m, MODULES_BUILT_IN, name, &built_in);
	if (!built_in.count)
		look(m, MODULES_BUILT_IN_ALIAS, name, &built_in);
	result = built_in.count ? MODULES_IN_KERNEL : MODULES_NONE;
	strings_free(&built_in);
	return result;
}

char *modules_line(const struct modules *m, const char *name)
{
	struct strings lines = { 0 };
	char *line = NULL;

	module_index_find(&m->files[MODULES_DEP].index, name, add_value,
			  &lines);
	if (lines.count)
		line = mem_strdup(lines.items[0]);
	strings_free(&lines);
	return line;
}

char *modules_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *name;

	path = slash ? slash + 1 : path;
	name = mem_strndup(path, strcspn(path, "."));
	for (char *p = name; *p; p++)
		if (*p == '-')
			*p = '_';
	return name;
}
