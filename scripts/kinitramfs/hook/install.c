// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "hook/install.h"
#include "kernel/firmware.h"
#include "sysroot/path.h"
#include "sysroot/sysglob.h"

#define HOOK_FOLDER "/usr/lib/kinit"

/* One statement of a hook. */
struct job {
	struct install *install;
	const struct hook *hook;
	struct manifest_entry *entry;
	struct where where; /* its first word */

	/* Where its files are, and what goes before their names. */
	struct sysroot *root;
	const char *prefix;
};

/*
 * The paths that one of the alternatives stands for. 0: it is not there, or it
 * cannot be looked at, which was said.
 */
static size_t look_for(struct job *job, const char *name, struct strings *paths)
{
	bool pattern = !job->entry->words[0].quoted && is_pattern(name);
	char *path = mem_printf("%s%s", job->prefix, name);
	struct place place;
	int err;

	if (pattern)
		err = sysroot_glob(job->root, path, paths);
	else
		err = sysroot_find(job->root, path, &place, NULL);
	if (!err && !pattern)
		strings_add(paths, path);
	free(path);
	if (err && err != -ENOENT && err != -ENOTDIR)
		error_at(&job->where, "%s: %s", name,
			 err == -E2BIG ? "more than 100000 names match"
				       : strerror(-err));
	return paths->count;
}

static void say_missing(const struct job *job)
{
	if (!job->entry->optional)
		error_at(&job->where,
			 "not found below %s%s; install it there, or add \"optional\" if the hook can do without",
			 job->root->path, *job->prefix ? job->prefix : "/");
}

/* The first of the alternatives that is there; says so if there is none. */
static void find_paths(struct job *job, struct strings *paths)
{
	unsigned int errors = error_count();
	char *copy = mem_strdup(job->entry->words[0].text), *rest = copy;
	char *name;

	while ((name = word_alternative(&rest)))
		if (look_for(job, name, paths))
			break;
	free(copy);
	if (!paths->count && errors == error_count())
		say_missing(job);
}

/* The name in the image for @path; NULL: its own. The caller frees it. */
static char *dest_for(const struct job *job, const char *path)
{
	const char *dest;

	if (job->entry->n < 2)
		return NULL;
	dest = job->entry->words[1].text;
	if (dest[strlen(dest) - 1] == '/')
		return mem_printf("%s%s", dest, path_base(path));
	return mem_strdup(dest);
}

static bool dest_holds(struct job *job, const struct strings *paths)
{
	const char *dest;

	if (job->entry->n < 2 || paths->count < 2)
		return true;
	dest = job->entry->words[1].text;
	if (dest[strlen(dest) - 1] == '/')
		return true;
	error_at(&job->where,
		 "matches %zu names; a destination for them ends with /",
		 paths->count);
	return false;
}

static void install_exec(struct job *job)
{
	struct strings paths = { 0 };

	find_paths(job, &paths);
	for (size_t i = 0; dest_holds(job, &paths) && i < paths.count; i++) {
		char *dest = dest_for(job, paths.items[i]);

		if (closure_program(job->install->closure, paths.items[i], dest,
				    job->hook->name, &job->where) == -ENOENT)
			error_at(&job->where, "%s: is gone", paths.items[i]);
		free(dest);
	}
	strings_free(&paths);
}

/* A file of the sysroot, by its own name or another one. */
static void add_file(struct job *job, const char *path, bool matched)
{
	const char *owner = job->hook->name;
	struct tree *tree = job->install->tree;
	char *dest = dest_for(job, path);
	struct met_links links = { 0 };
	struct place place;
	int err;

	err = sysroot_find(job->root, path, &place, &links);
	if (err) {
		error_at(&job->where, "%s: %s", path, strerror(-err));
	} else if (S_ISREG(place.st.st_mode)) {
		for (size_t i = 0; i < links.count && !dest; i++)
			tree_add_link(tree, links.items[i].path,
				      links.items[i].target, owner);
		tree_add_file(tree, dest ? dest : place.path, job->root, &place,
			      owner);
	} else if (!S_ISDIR(place.st.st_mode)) {
		error_at(&job->where, "%s: is no regular file", path);
	} else if (!matched) {
		/* Folders among what a pattern matches are passed over. */
		error_at(&job->where,
			 "%s: is a folder; name its files, as %s/* does", path,
			 path);
	}
	met_links_free(&links);
	free(dest);
}

static void install_file(struct job *job)
{
	struct strings paths = { 0 };

	find_paths(job, &paths);
	for (size_t i = 0; dest_holds(job, &paths) && i < paths.count; i++)
		add_file(job, paths.items[i],
			 is_pattern(job->entry->words[0].text));
	strings_free(&paths);
}

/* The first of the alternatives that is there, as the kernel would find it. */
static void install_firmware(struct job *job)
{
	char *copy = mem_strdup(job->entry->words[0].text), *rest = copy;
	unsigned int errors = error_count();
	bool found = false;
	char *name;
	struct firmware f = {
		.root = job->root,
		.kernel = job->install->kernel,
		.owner = job->hook->name,
		.where = &job->where,
		.literal = job->entry->words[0].quoted,
	};

	while (!found && (name = word_alternative(&rest)))
		found = firmware_add(&f, name, job->install->tree);
	free(copy);
	job->prefix = "/lib/firmware/";
	if (!found && errors == error_count())
		say_missing(job);
}

static void add_own(struct job *job, const char *path)
{
	const char *name = path + strlen(job->prefix);
	struct install *in = job->install;
	char *dest = dest_for(job, path);
	struct place place;
	int err;

	if (!dest)
		dest = mem_printf(HOOK_FOLDER "/%s/%s", job->hook->name, name);
	err = sysroot_find(job->root, path, &place, NULL);
	if (!err && !S_ISREG(place.st.st_mode))
		err = -EINVAL;
	if (err) {
		error_at(&job->where, "%s%s: %s", job->root->path, path,
			 err == -EINVAL ? "is no regular file"
					: strerror(-err));
	} else {
		tree_add_file(in->tree, dest, job->root, &place,
			      job->hook->name);
		/* A script or program of the hook needs what others need. */
		if (place.st.st_mode & 0111)
			closure_needs(in->closure, job->root, &place, dest,
				      job->hook->name, &job->where);
	}
	free(dest);
}

static void install_own(struct job *job)
{
	struct strings paths = { 0 };
	char *prefix = mem_printf("%s/", job->hook->folder);

	job->root = job->hook->root;
	job->prefix = prefix;
	find_paths(job, &paths);
	for (size_t i = 0; dest_holds(job, &paths) && i < paths.count; i++)
		add_own(job, paths.items[i]);
	strings_free(&paths);
	free(prefix);
}

/* dir, slink, nod and pipe are lines of gen_init_cpio's format. */
static void install_line(struct job *job)
{
	const struct manifest_entry *e = job->entry;
	char *line = mem_strdup(e->keyword.text), *longer;
	struct list_entry entry;
	const char *problem = NULL;

	for (unsigned int i = 0; i < e->n && !problem; i++) {
		const char *text = e->words[i].text;

		if (!*text || strpbrk(text, " \t\n\v\f\r")) {
			problem =
				"names here are neither empty nor have they white space";
			job->where = hook_where(job->hook, &e->words[i]);
		}
		longer = mem_printf("%s %s", line, text);
		free(line);
		line = longer;
	}
	if (!problem)
		problem = list_parse(&entry, line);
	if (problem)
		error_at(&job->where, "%s", problem);
	else
		tree_add_entry(job->install->tree, &entry, job->hook->name);
	free(line);
}

/* Is one of the alternatives built in, or a module that can be packed? */
static bool pick_one(const struct job *job, const char *names)
{
	enum modules_found found = MODULES_NONE;
	char *copy = mem_strdup(names), *rest = copy, *name;

	while (found == MODULES_NONE && (name = word_alternative(&rest)))
		found = pick_alias(job->install->pick, name, job->hook->name);
	free(copy);
	return found != MODULES_NONE;
}

/*
 * What speaks against @names, alternatives of which one is built in; or NULL.
 */
static char *module_problem(const struct job *job, const char *names)
{
	const struct kernel *kernel = job->install->kernel;
	char *copy = mem_strdup(names), *rest = copy, *name;
	enum kernel_module found = MODULE_ABSENT, one;
	char *problem = NULL, *loadable = NULL;

	while ((name = word_alternative(&rest))) {
		one = kernel_module(kernel, name);
		if (one == MODULE_LOADABLE && !loadable)
			loadable = mem_strdup(name);
		if (one == MODULE_BUILT_IN || found == MODULE_ABSENT)
			found = one;
		if (found == MODULE_BUILT_IN)
			break;
	}
	free(copy);
	if (found == MODULE_BUILT_IN)
		; /* nothing to do */
	else if (loadable)
		problem =
			mem_printf("%s is a loadable module of %s, of which there are no indexes: run \"depmod %s\", or build it into the kernel",
				   loadable, kernel->name, kernel->name);
	else if (found == MODULE_ABSENT)
		problem = mem_printf("the kernel %s has no such module",
				     kernel->name);
	/* Only the configuration speaks: of what the hook needs, in all. */
	else if (job->hook->modular)
		problem =
			mem_printf("%s has as a module what hook %s needs, and modules are not made yet: build it into the kernel",
				   kernel->name, job->hook->name);
	free(loadable);
	return problem;
}

static void install_module(struct job *job)
{
	struct manifest_entry *e = job->entry;

	for (unsigned int i = 0; i < e->n; i++) {
		char *problem;
		struct where where;

		if (job->install->pick && pick_one(job, e->words[i].text))
			continue;
		problem = module_problem(job, e->words[i].text);

		if (problem && !e->optional) {
			where = hook_where(job->hook, &e->words[i]);
			error_at(&where, "%s", problem);
		}
		free(problem);
	}
}

static void (*const install[])(struct job *) = {
	[HOOK_EXEC] = install_exec,	    [HOOK_FILE] = install_file,
	[HOOK_OWN] = install_own,	    [HOOK_DIR] = install_line,
	[HOOK_SLINK] = install_line,	    [HOOK_NOD] = install_line,
	[HOOK_PIPE] = install_line,	    [HOOK_MODULE] = install_module,
	[HOOK_FIRMWARE] = install_firmware, [HOOK_ON] = NULL,
};

void install_hook(struct install *in, struct hook *hook)
{
	for (size_t i = 0; i < hook->manifest.count; i++) {
		struct manifest_entry *e = &hook->manifest.entries[i];
		struct job job = {
			.install = in,
			.hook = hook,
			.entry = e,
			.root = in->root,
			.prefix = "",
		};
		struct word shown = e->n ? e->words[0] : e->keyword;
		char *text;

		if (!install[e->kind])
			continue;
		/* The word itself keeps its alternatives apart. */
		text = mem_strdup(shown.text);
		shown.text = text;
		job.where = hook_where(hook, &shown);
		install[e->kind](&job);
		free(text);
	}
}
