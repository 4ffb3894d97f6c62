// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "elf/closure.h"
#include "elf/script.h"
#include "sysroot/path.h"

/* The kernel gives up after five as well. */
#define MAX_SCRIPTS 5

static int needs(struct closure *c, const struct object *object,
		 const char *name, const char *owner, const struct where *where,
		 unsigned int depth);

void closure_init(struct closure *c, struct sysroot *root, struct tree *tree)
{
	*c = (struct closure){ .with = { .root = root, .tree = tree } };
	ldso_init(&c->with.ldso, root, &c->with.objects);
}

void closure_free(struct closure *c)
{
	objects_free(&c->with.objects);
	ldso_free(&c->with.ldso);
	strings_free(&c->done);
}

/* A program that a script names, which may be another script. */
static int interpreter(struct closure *c, const char *path, const char *script,
		       const char *owner, const struct where *where,
		       unsigned int depth)
{
	struct met_links links = { 0 };
	const struct object *object;
	struct place place;
	int err;

	/* The base image may have one of its own, as /bin/sh. */
	if (tree_base_has(c->with.tree, path))
		return 0;
	err = sysroot_find(c->with.root, path, &place, &links);
	if (!err && !S_ISREG(place.st.st_mode))
		err = -EINVAL;
	if (err) {
		error_at(where, "%s -> %s: the script's interpreter: %s",
			 path_base(script), path, strerror(-err));
		met_links_free(&links);
		return err;
	}
	tree_add_links(c->with.tree, &links, owner);
	tree_add_file(c->with.tree, place.path, c->with.root, &place, owner);
	object = objects_get(&c->with.objects, c->with.root, &place);
	return needs(c, object, path, owner, where, depth + 1);
}

/* A program without a path, which env(1) looks for in PATH. */
static int search_path(struct closure *c, const char *program,
		       const char *script, const char *owner,
		       const struct where *where, unsigned int depth)
{
	static const char *const folders[] = { "/usr/sbin", "/usr/bin", "/sbin",
					       "/bin" };
	struct place place;
	char *path;
	int err = -ENOENT;

	for (size_t i = 0; i < 4 && err == -ENOENT; i++) {
		path = mem_printf("%s/%s", folders[i], program);
		if (tree_base_has(c->with.tree, path))
			err = 0;
		else if (!sysroot_find(c->with.root, path, &place, NULL))
			err = interpreter(c, path, script, owner, where, depth);
		free(path);
	}
	if (err == -ENOENT)
		error_at(where,
			 "%s -> %s: the script's interpreter: not found in /usr/sbin, /usr/bin, /sbin, /bin",
			 path_base(script), program);
	return err;
}

static int script_needs(struct closure *c, const struct object *object,
			const char *name, const char *owner,
			const struct where *where, unsigned int depth)
{
	struct script script;
	int err;

	if (depth > MAX_SCRIPTS) {
		error_at(where, "%s: too many scripts that interpret scripts",
			 name);
		return -ELOOP;
	}
	if (!script_parse(&script, object->script)) {
		error_at(where, "%s: what follows its #! is no absolute path",
			 name);
		return -ENOEXEC;
	}
	err = interpreter(c, script.interpreter, name, owner, where, depth);
	if (!err && *script.program == '/')
		err = interpreter(c, script.program, name, owner, where, depth);
	else if (!err && *script.program)
		err = search_path(c, script.program, name, owner, where, depth);
	return err;
}

static int needs(struct closure *c, const struct object *object,
		 const char *name, const char *owner, const struct where *where,
		 unsigned int depth)
{
	char *key;
	int err = 0;

	key = mem_printf("%s %s", owner ? owner : "", name);
	if (strings_has(&c->done, key)) {
		free(key);
		return 0;
	}
	strings_add(&c->done, key);
	free(key);
	if (object->script) {
		err = script_needs(c, object, name, owner, where, depth);
	} else if (!object->err) {
		err = program_needs(&c->with, object, name, owner, where);
	} else if (object->err != -ENOEXEC) {
		error_at(where, "%s: %s", name, object->problem);
		err = object->err;
	}
	return err;
}

int closure_needs(struct closure *c, struct sysroot *root,
		  const struct place *place, const char *name,
		  const char *owner, const struct where *where)
{
	return needs(c, objects_get(&c->with.objects, root, place), name, owner,
		     where, 0);
}

int closure_program(struct closure *c, const char *path, const char *dest,
		    const char *owner, const struct where *where)
{
	struct met_links links = { 0 };
	const struct object *object;
	struct place place;
	int err;

	err = sysroot_find(c->with.root, path, &place, &links);
	if (err == -ENOENT || err == -ENOTDIR) {
		met_links_free(&links);
		return -ENOENT;
	}
	if (!err && !S_ISREG(place.st.st_mode))
		err = -EINVAL;
	if (err) {
		error_at(where, "%s: %s", path,
			 err == -EINVAL ? "is no regular file"
					: strerror(-err));
		met_links_free(&links);
		return err;
	}
	object = objects_get(&c->with.objects, c->with.root, &place);
	if (object->err == -ENOEXEC && !object->script) {
		error_at(where,
			 "%s: neither an ELF program nor a script; a file that is not run is packed by \"file\"",
			 path);
		met_links_free(&links);
		return -ENOEXEC;
	}
	if (!dest)
		tree_add_links(c->with.tree, &links, owner);
	met_links_free(&links);
	tree_add_file(c->with.tree, dest ? dest : place.path, c->with.root,
		      &place, owner);
	/* -ENOENT would mean that the program itself is not there. */
	return needs(c, object, place.path, owner, where, 0) ? -EINVAL : 0;
}
