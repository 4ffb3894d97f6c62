// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "module/conf.h"
#include "module/indexes.h"
#include "module_index.h"

enum { DEP, ALIAS, BUILT_IN, BUILT_IN_ALIAS, ABSENT, FILES };

static const char *const names[FILES] = {
	[DEP] = "modules.dep.bin",
	[ALIAS] = "modules.alias.bin",
	[BUILT_IN] = "modules.builtin.bin",
	[BUILT_IN_ALIAS] = "modules.builtin.alias.bin",
	[ABSENT] = "modules.absent.bin", /* as kinitramfs makes it */
};

static char folder[sizeof(MODULES_DIR) + RELEASE_SIZE];
static struct module_index indexes[FILES]; /* no data: it is not there */

/* The file in memory; it is part of the image, so that costs nothing. */
static const void *map(const char *path, size_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	void *data = MAP_FAILED;
	struct stat st;

	if (fd < 0)
		return NULL;
	if (!fstat(fd, &st) && st.st_size > 0) {
		*size = (size_t)st.st_size;
		data = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
	}
	close(fd);
	return data == MAP_FAILED ? NULL : data;
}

/* Another kernel's modules help nobody, but say what went wrong. */
static void find_other(struct modules *modules)
{
	DIR *dir = opendir(MODULES_DIR);
	struct dirent *entry;

	if (!dir)
		return;
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			snprintf(modules->other, sizeof(modules->other),
				 "%.64s", entry->d_name);
	closedir(dir);
}

static void open_all(struct modules *modules)
{
	char path[sizeof(folder) + 32];
	const void *data;
	size_t size = 0;

	for (int i = 0; i < FILES; i++) {
		const char *problem;

		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		data = map(path, &size);
		if (!data)
			continue;
		problem = module_index_open(&indexes[i], data, size);
		if (problem) {
			indexes[i].data = NULL;
			modules->damaged = names[i];
			modules->damage = problem;
		}
	}
}

void indexes_open(struct modules *modules, const char *cmdline)
{
	struct utsname name;

	if (uname(&name))
		return;
	snprintf(modules->release, sizeof(modules->release), "%s",
		 name.release);
	snprintf(folder, sizeof(folder), MODULES_DIR "/%s", name.release);
	open_all(modules);
	modules->have = indexes[DEP].data;
	if (modules->have)
		conf_load(folder, cmdline);
	else
		find_other(modules);
}

/* What an index gives, on its way to the caller. */
struct search {
	indexes_module *module;
	void *context;
	unsigned int n;
};

static bool give(void *context, const char *key, uint32_t priority,
		 const char *value)
{
	struct search *search = context;

	(void)priority;
	search->n++;
	if (search->module)
		search->module(search->context, key, value);
	return true;
}

static void find(int file, const char *name, struct search *search)
{
	if (indexes[file].data)
		module_index_find(&indexes[file], name, give, search);
}

/* The value is a module's name; what is wanted is its line. */
static bool give_named(void *context, const char *key, uint32_t priority,
		       const char *value)
{
	(void)key;
	(void)priority;
	if (!conf_is_blacklisted(value))
		find(DEP, value, context);
	return true;
}

static void match(int file, const char *name, module_index_value *value,
		  struct search *search)
{
	if (indexes[file].data)
		module_index_match(&indexes[file], name, value, search);
}

static void conf_alias(void *context, const char *module)
{
	give_named(context, "", 0, module);
}

void indexes_match(const char *modalias, indexes_module *module, void *context)
{
	struct search search = { module, context, 0 };

	conf_aliases(modalias, conf_alias, &search);
	match(ALIAS, modalias, give_named, &search);
}

enum indexes_found indexes_find(const char *name, indexes_module *module,
				void *context)
{
	struct search search = { module, context, 0 };
	struct search built_in = { NULL, NULL, 0 };

	find(DEP, name, &search);
	if (!search.n) {
		conf_aliases(name, conf_alias, &search);
		match(ALIAS, name, give_named, &search);
	}
	if (search.n)
		return FOUND_MODULES;
	find(BUILT_IN, name, &built_in);
	if (!built_in.n)
		match(BUILT_IN_ALIAS, name, give, &built_in);
	return built_in.n ? FOUND_IN_KERNEL : FOUND_NOTHING;
}

static bool give_absent(void *context, const char *key, uint32_t priority,
			const char *value)
{
	struct search *search = context;

	(void)key;
	(void)priority;
	search->module(search->context, value, "");
	return true;
}

void indexes_absent(const char *modalias, indexes_module *module, void *context)
{
	struct search search = { module, context, 0 };

	match(ABSENT, modalias, give_absent, &search);
}

bool indexes_path(const char *path, char *buf, size_t size)
{
	return (size_t)snprintf(buf, size, "%s/%s", folder, path) < size;
}
