// SPDX-License-Identifier: GPL-2.0-only
/*
 * The order of ld.so(8): DT_RPATH of the object, of what loaded it, and so on
 * up to the program, each only where there is no DT_RUNPATH; DT_RUNPATH of the
 * object alone; the folders of ld.so.conf (by way of the cache); the default
 * folders. musl: DT_RUNPATH or DT_RPATH of all up to the program, then the
 * folders of ld-musl-ARCH.path. Libraries for another machine are skipped.
 * Folders for some processors only (glibc-hwcaps) are not searched, because the
 * image may run on another processor.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "elf/ldconf.h"
#include "elf/ldpath.h"
#include "elf/ldso.h"
#include "sysroot/path.h"

struct search {
	struct ldso *ldso;
	const struct loaded *by;
	const char *name;
	struct ldso_result *result;
	struct met_links *links;
};

void ldso_init(struct ldso *ldso, struct sysroot *root, struct objects *objects)
{
	*ldso = (struct ldso){ .root = root, .objects = objects };
}

void ldso_free(struct ldso *ldso)
{
	strings_free(&ldso->conf);
}

void ldso_result_free(struct ldso_result *result)
{
	free(result->path);
	free(result->link_folder);
	free(result->hint);
	strings_free(&result->tried);
}

bool ldso_is_musl(const char *interpreter)
{
	return interpreter && !strncmp(path_base(interpreter), "ld-musl-", 8);
}

/* Why this is no library for that target, or NULL. */
static const char *no_use(const struct object *object,
			  const struct elf_target *target)
{
	if (object->err)
		return object->problem ? object->problem : "it is no ELF file";
	if (!elf_same_target(&object->elf.target, target))
		return "it is for another machine";
	return object->elf.has_dynamic ? NULL : "it is no library";
}

/* Takes what is at @path, if it serves. */
static bool take(struct search *s, const char *path)
{
	const struct elf_target *target = &s->by->object->elf.target;
	struct met_links links = { 0 };
	const struct object *object;
	const char *problem;
	struct place place;

	if (sysroot_find(s->ldso->root, path, &place, &links) ||
	    !S_ISREG(place.st.st_mode)) {
		met_links_free(&links);
		return false;
	}
	object = objects_get(s->ldso->objects, s->ldso->root, &place);
	problem = no_use(object, target);
	if (problem) {
		met_links_free(&links);
		free(s->result->hint);
		s->result->hint = mem_printf("%s: %s", path, problem);
		return false;
	}
	for (size_t i = 0; i < links.count; i++) {
		s->links->items = mem_grow(s->links->items, s->links->count,
					   sizeof(*s->links->items));
		s->links->items[s->links->count++] = links.items[i];
	}
	free(links.items);
	s->result->place = place;
	s->result->object = object;
	s->result->path = mem_strdup(path);
	return true;
}

/* A library that only some processors can use is named, but not taken. */
static void look_for_hwcaps(struct search *s, const char *folder)
{
	char *pattern = mem_printf("%s/glibc-hwcaps", folder), *path;
	struct strings names = { 0 };
	struct place place;

	if (!sysroot_find(s->ldso->root, pattern, &place, NULL))
		sysroot_list(s->ldso->root, &place, &names);
	for (size_t i = 0; !s->result->hint && i < names.count; i++) {
		path = mem_printf("%s/%s/%s", pattern, names.items[i], s->name);
		if (!sysroot_find(s->ldso->root, path, &place, NULL))
			s->result->hint =
				mem_printf("%s is there, but only some processors can use it",
					   path);
		free(path);
	}
	strings_free(&names);
	free(pattern);
}

static bool search_folder(struct search *s, const char *folder)
{
	char *path;
	bool found;

	if (strings_has(&s->result->tried, folder))
		return false;
	strings_add(&s->result->tried, folder);
	path = mem_printf("%s/%s", folder, s->name);
	found = take(s, path);
	free(path);
	return found;
}

/* @list: folders split by ":", said by @by. */
static bool search_list(struct search *s, const struct loaded *by,
			const char *list)
{
	struct strings folders = { 0 };
	char *copy, *one, *save;
	bool found = false;

	if (!list)
		return false;
	copy = mem_strdup(list);
	for (one = strtok_r(copy, ":", &save); one;
	     one = strtok_r(NULL, ":", &save))
		ldpath_expand(&by->object->elf.target, by->path, one, &folders);
	free(copy);
	/* A relative folder would depend on where the program is started. */
	for (size_t i = 0; !found && i < folders.count; i++)
		found = *folders.items[i] == '/' &&
			search_folder(s, folders.items[i]);
	strings_free(&folders);
	return found;
}

/* The library's name is a path, which may have tokens. */
static bool take_path(struct search *s)
{
	struct strings paths = { 0 };
	bool found = false;

	ldpath_expand(&s->by->object->elf.target, s->by->path, s->name, &paths);
	for (size_t i = 0; !found && i < paths.count; i++)
		found = *paths.items[i] == '/' && take(s, paths.items[i]);
	strings_free(&paths);
	return found;
}

static bool search_all(struct search *s, const struct strings *folders)
{
	for (size_t i = 0; i < folders->count; i++)
		if (search_folder(s, folders->items[i]))
			return true;
	return false;
}

/*
 * Without a cache a library in a folder that only ld.so.conf names is not
 * found, unless that is one of the default folders by another name.
 */
static void plan_link(struct search *s, const char *folder,
		      const struct strings *defaults)
{
	const char *first = NULL;
	struct place here, there;

	if (sysroot_find(s->ldso->root, folder, &here, NULL))
		return;
	for (size_t i = 0; i < defaults->count; i++) {
		if (sysroot_find(s->ldso->root, defaults->items[i], &there,
				 NULL))
			continue;
		if (!strcmp(here.path, there.path))
			return;
		if (!first)
			first = defaults->items[i];
	}
	s->result->link_folder = mem_strdup(first ? first : "/usr/lib");
}

static int read_conf(struct ldso *ldso, struct ldso_result *result)
{
	char *path;
	int err;

	if (ldso->conf_read)
		return 0;
	err = ldconf_glibc(ldso->root, &ldso->conf, &path);
	if (err)
		result->hint = mem_printf("%s: %s",
					  path ? path : "/etc/ld.so.conf",
					  strerror(-err));
	else
		ldso->conf_read = true;
	free(path);
	return err;
}

static int search_glibc(struct search *s)
{
	const struct elf_info *elf = &s->by->object->elf;
	struct strings defaults = { 0 };
	bool found = false;
	int err;

	if (!elf->runpath)
		for (const struct loaded *l = s->by; l && !found; l = l->loader)
			if (!l->object->elf.runpath)
				found = search_list(s, l, l->object->elf.rpath);
	if (!found)
		found = search_list(s, s->by, elf->runpath);
	if (found || elf->no_default_folders)
		return found ? 0 : -ENOENT;

	err = read_conf(s->ldso, s->result);
	if (err)
		return err;
	ldpath_defaults(&elf->target, &defaults);
	for (size_t i = 0; !found && i < s->ldso->conf.count; i++) {
		found = search_folder(s, s->ldso->conf.items[i]);
		if (found)
			plan_link(s, s->ldso->conf.items[i], &defaults);
	}
	if (!found)
		found = search_all(s, &defaults);
	strings_free(&defaults);
	return found ? 0 : -ENOENT;
}

static int search_musl(struct search *s, const char *interpreter)
{
	const char *arch = path_base(interpreter) + strlen("ld-musl-");
	struct strings folders = { 0 };
	bool found = false;
	char *name;
	int err;

	for (const struct loaded *l = s->by; l && !found; l = l->loader) {
		const struct elf_info *elf = &l->object->elf;

		found = search_list(s, l,
				    elf->runpath ? elf->runpath : elf->rpath);
	}
	if (found)
		return 0;
	name = mem_strndup(arch, strcspn(arch, "."));
	err = ldconf_musl(s->ldso->root, name, &folders);
	free(name);
	if (err == -ENOENT) {
		strings_add(&folders, "/lib");
		strings_add(&folders, "/usr/local/lib");
		strings_add(&folders, "/usr/lib");
		err = 0;
	}
	if (!err && !search_all(s, &folders))
		err = -ENOENT;
	strings_free(&folders);
	return err;
}

int ldso_find(struct ldso *ldso, const char *interpreter,
	      const struct loaded *by, const char *name,
	      struct ldso_result *result, struct met_links *links)
{
	struct search s = {
		.ldso = ldso,
		.by = by,
		.name = name,
		.result = result,
		.links = links,
	};
	int err;

	*result = (struct ldso_result){ 0 };
	if (!*name)
		return -ENOENT;
	/* A path is no name to search for. */
	if (strchr(name, '/'))
		return take_path(&s) ? 0 : -ENOENT;
	if (ldso_is_musl(interpreter))
		return search_musl(&s, interpreter);
	err = search_glibc(&s);
	for (size_t i = 0; err == -ENOENT && i < result->tried.count; i++)
		look_for_hwcaps(&s, result->tried.items[i]);
	return err;
}
