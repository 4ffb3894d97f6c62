// SPDX-License-Identifier: GPL-2.0-only
/*
 * Kbuild's files: .config ("CONFIG_X=y" a line), modules.builtin and
 * modules.order (a path a line, ending in .ko, or .o until 5.14), and
 * modules.builtin.modinfo ("MODULE.KEY=VALUE", each ended by a NUL). depmod's
 * modules.dep: "PATH: ...".
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "glob.h"
#include "kernel/kernel.h"

#define MAX_FILE (64UL << 20)

typedef void add_line(struct kernel *kernel, char *line);

static void add_config(struct kernel *kernel, char *line)
{
	if (!strncmp(line, "CONFIG_", 7))
		strings_add(&kernel->config, line + 7);
}

static void underline(char *name)
{
	for (; *name; name++)
		if (*name == '-')
			*name = '_';
}

/* The module's name in a path, which is changed. */
static char *module_name(char *path)
{
	char *slash;

	path[strcspn(path, ": \t")] = '\0';
	slash = strrchr(path, '/');
	if (slash)
		path = slash + 1;
	path[strcspn(path, ".")] = '\0';
	underline(path);
	return path;
}

static void add_built_in(struct kernel *kernel, char *line)
{
	strings_add(&kernel->built_in, module_name(line));
}

static void add_loadable(struct kernel *kernel, char *line)
{
	strings_add(&kernel->loadable, module_name(line));
}

static void add_modinfo(struct kernel *kernel, char *entry)
{
	static const char key[] = ".alias=";
	char *at = strstr(entry, key);

	if (at)
		strings_add(&kernel->aliases, at + strlen(key));
}

/* Returns 0, -ENOENT, or another -errno after a message. */
static int read_lines(struct kernel *kernel, struct sysroot *root,
		      const char *path, char separator, add_line *add)
{
	char *data, *line, *end;
	size_t len;
	int err;

	err = sysroot_find_and_read(root, path, MAX_FILE, &data, &len);
	if (err == -ENOTDIR)
		err = -ENOENT;
	if (err && err != -ENOENT)
		error_at(&(struct where){ .file = path }, "%s", strerror(-err));
	if (err)
		return err;
	for (line = data; line < data + len; line = end + 1) {
		end = memchr(line, separator, data + len - line);
		if (!end)
			end = data + len;
		*end = '\0';
		if (*line)
			add(kernel, line);
	}
	free(data);
	return 0;
}

static bool missing(int err, int *result)
{
	if (err && err != -ENOENT)
		*result = err;
	return err;
}

/* Where a kernel's modules are described, below @folder. */
static int read_modules(struct kernel *kernel, struct sysroot *root,
			const char *folder)
{
	char *path = mem_printf("%s/modules.builtin", folder);
	int err = 0, got;

	got = read_lines(kernel, root, path, '\n', add_built_in);
	kernel->has_built_in = !missing(got, &err);
	free(path);
	path = mem_printf("%s/modules.builtin.modinfo", folder);
	if (!err)
		missing(read_lines(kernel, root, path, '\0', add_modinfo),
			&err);
	free(path);
	path = mem_printf("%s/modules.dep", folder);
	if (!err &&
	    missing(read_lines(kernel, root, path, '\n', add_loadable), &err) &&
	    !err) {
		free(path);
		path = mem_printf("%s/modules.order", folder);
		missing(read_lines(kernel, root, path, '\n', add_loadable),
			&err);
	}
	free(path);
	return err;
}

static int read_folder(struct kernel *kernel, struct stamp *stamp)
{
	int err = sysroot_open(&kernel->folder, kernel->name, stamp);

	if (err) {
		error_at(NULL, "--kernel %s: %s", kernel->name, strerror(-err));
		kernel->folder.path = NULL;
		return err;
	}
	kernel->has_config = !missing(read_lines(kernel, &kernel->folder,
						 "/.config", '\n', add_config),
				      &err);
	if (!err)
		err = read_modules(kernel, &kernel->folder, "");
	if (!err && !kernel->has_config) {
		error_at(NULL,
			 "--kernel %s: has no .config; name the folder where the kernel was built",
			 kernel->name);
		err = -ENOENT;
	}
	return err;
}

static int read_version(struct kernel *kernel, struct sysroot *root)
{
	static const char *const configs[] = {
		"/boot/config-%s",
		"/lib/modules/%s/config",
		"/lib/modules/%s/build/.config",
	};
	char *path;
	int err = 0, got;

	for (size_t i = 0; i < 3 && !err && !kernel->has_config; i++) {
		path = mem_alloc(strlen(configs[i]) + strlen(kernel->name));
		memcpy(path, configs[i], strchr(configs[i], '%') - configs[i]);
		strcat(path, kernel->name);
		strcat(path, strchr(configs[i], '%') + 2);
		got = read_lines(kernel, root, path, '\n', add_config);
		kernel->has_config = !missing(got, &err);
		free(path);
	}
	path = mem_printf("/lib/modules/%s", kernel->name);
	if (!err)
		err = read_modules(kernel, root, path);
	free(path);
	if (!err && !kernel->has_config && !kernel->has_built_in) {
		error_at(NULL,
			 "--kernel %s: not found below %s: neither /boot/config-%s nor /lib/modules/%s is there",
			 kernel->name, *root->path ? root->path : "/",
			 kernel->name, kernel->name);
		err = -ENOENT;
	}
	return err;
}

int kernel_open(struct kernel *kernel, const char *name, struct sysroot *root,
		struct stamp *stamp)
{
	int err;

	*kernel = (struct kernel){ .name = name };
	if (!name)
		return 0;
	if (!*name || !strcmp(name, ".") || !strcmp(name, "..")) {
		error_at(NULL,
			 "--kernel %s: neither a version nor a folder (write ./ for this one)",
			 name);
		return -EINVAL;
	}
	err = strchr(name, '/') ? read_folder(kernel, stamp)
				: read_version(kernel, root);
	strings_sort(&kernel->config);
	strings_sort(&kernel->built_in);
	strings_sort(&kernel->loadable);
	return err;
}

void kernel_close(struct kernel *kernel)
{
	if (kernel->folder.path)
		sysroot_close(&kernel->folder);
	strings_free(&kernel->config);
	strings_free(&kernel->built_in);
	strings_free(&kernel->aliases);
	strings_free(&kernel->loadable);
}

static int compare(const void *a, const void *b)
{
	return strcmp(a, *(char *const *)b);
}

static bool holds(const struct strings *list, const char *s)
{
	return list->count && bsearch(s, list->items, list->count,
				      sizeof(*list->items), compare);
}

const char *kernel_config_text(const struct kernel *kernel, const char *symbol)
{
	size_t len = strlen(symbol);

	for (size_t i = 0; i < kernel->config.count; i++) {
		const char *line = kernel->config.items[i];

		if (!strncmp(line, symbol, len) && line[len] == '=')
			return line + len + 1;
	}
	return NULL;
}

char kernel_config(const struct kernel *kernel, const char *symbol)
{
	const char *text = kernel_config_text(kernel, symbol);

	if (!kernel->has_config)
		return '?';
	return text ? *text : 'n';
}

static bool is_alias(const struct kernel *kernel, const char *name)
{
	char *other = mem_strdup(name);
	bool found = false;

	underline(other);
	for (size_t i = 0; !found && i < kernel->aliases.count; i++) {
		const char *alias = kernel->aliases.items[i];

		found = glob_match(alias, name) || glob_match(alias, other);
	}
	free(other);
	return found;
}

enum kernel_module kernel_module(const struct kernel *kernel, const char *name)
{
	enum kernel_module result = MODULE_ABSENT;
	char *copy;

	if (!kernel->name)
		return MODULE_UNKNOWN;
	copy = mem_strdup(name);
	underline(copy);
	/*
	 * A kernel without modules has all it has built in. Its build folder
	 * may still have a modules.builtin of another day: kbuild makes that
	 * after the initramfs.
	 */
	if (kernel_config(kernel, "MODULES") == 'n')
		result = MODULE_BUILT_IN;
	else if (holds(&kernel->built_in, copy) || is_alias(kernel, name))
		result = MODULE_BUILT_IN;
	else if (holds(&kernel->loadable, copy))
		result = MODULE_LOADABLE;
	else if (!kernel->has_built_in)
		result = MODULE_UNKNOWN;
	/* And of a kernel that is being built only the configuration is new. */
	if (kernel->folder.path && result != MODULE_BUILT_IN)
		result = MODULE_UNKNOWN;
	free(copy);
	return result;
}
