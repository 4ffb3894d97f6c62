// SPDX-License-Identifier: GPL-2.0-only
/*
 * Libraries are loaded breadth first, as the dynamic linker does it, since what
 * is loaded already is not searched for again, wherever it came from.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "elf/program.h"
#include "sysroot/path.h"

/* One program at a time. */
struct program {
	struct program_places *with;
	const char *owner;
	const struct where *where;
	const char *interpreter; /* or NULL */
	struct loaded **loaded; /* the program first */
	size_t count;
	int err;
};

/* "lvm -> libdevmapper.so.1 -> ", of what led to @l; the caller frees it. */
static char *chain(const struct loaded *l)
{
	char *text = mem_strdup(""), *longer;

	for (; l; l = l->loader) {
		longer = mem_printf("%s -> %s", l->name, text);
		free(text);
		text = longer;
	}
	return text;
}

static char *join(const struct strings *list)
{
	char *text = mem_strdup(""), *longer;

	for (size_t i = 0; i < list->count; i++) {
		longer = mem_printf("%s%s%s", text, i ? ", " : "",
				    list->items[i]);
		free(text);
		text = longer;
	}
	return text;
}

static void not_found(struct program *p, const struct loaded *by,
		      const char *name, int err,
		      const struct ldso_result *result)
{
	const char *root = *p->with->root->path ? p->with->root->path : "/";
	char *way = chain(by), *tried = join(&result->tried);

	p->err = err;
	if (err != -ENOENT)
		error_at(p->where, "%s%s: %s", way, name,
			 result->hint ? result->hint : strerror(-err));
	else
		error_at(p->where,
			 "%s%s: not found%s%s%s%s; install it below %s, or mark the statement optional",
			 way, name, *tried ? " in " : "", tried,
			 result->hint ? "; " : "",
			 result->hint ? result->hint : "", root);
	free(tried);
	free(way);
}

static struct loaded *load(struct program *p, const struct object *object,
			   const char *path, const char *name,
			   const struct loaded *loader)
{
	struct loaded *l = mem_alloc(sizeof(*l));

	*l = (struct loaded){
		.object = object,
		.path = mem_strdup(path),
		.name = name,
		.loader = loader,
	};
	p->loaded = mem_grow(p->loaded, p->count, sizeof(*p->loaded));
	p->loaded[p->count++] = l;
	return l;
}

static bool is_loaded(const struct program *p, const char *name)
{
	for (size_t i = 1; i < p->count; i++) {
		const struct loaded *l = p->loaded[i];

		if (!strcmp(l->name, name) ||
		    (l->object->elf.soname &&
		     !strcmp(l->object->elf.soname, name)))
			return true;
	}
	return false;
}

static bool is_open(const struct program *p, const struct object *object)
{
	for (size_t i = 1; i < p->count; i++)
		if (p->loaded[i]->object == object)
			return true;
	return false;
}

/* musl is all of the C library's parts in one, its interpreter. */
static bool is_part_of_musl(const struct program *p, const char *name)
{
	static const char *const parts[] = {
		"libc.",  "libpthread.", "librt.",   "libm.",
		"libdl.", "libutil.",	 "libxnet.",
	};

	if (!ldso_is_musl(p->interpreter))
		return false;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (!strncmp(name, parts[i], strlen(parts[i])))
			return true;
	return false;
}

static void add_library(struct program *p, const char *name,
			const struct ldso_result *r, struct met_links *links)
{
	struct tree *tree = p->with->tree;
	char *link;

	tree_add_links(tree, links, p->owner);
	tree_add_file(tree, r->place.path, p->with->root, &r->place, p->owner);
	if (r->link_folder) {
		link = mem_printf("%s/%s", r->link_folder, name);
		tree_add_link(tree, link, r->path, p->owner);
		free(link);
	}
}

/* @name is kept. */
static void load_library(struct program *p, const struct loaded *by,
			 const char *name, bool optional)
{
	struct met_links links = { 0 };
	struct ldso_result result;
	int err;

	if (is_loaded(p, name) || is_part_of_musl(p, name))
		return;
	err = ldso_find(&p->with->ldso, p->interpreter, by, name, &result,
			&links);
	if (!err) {
		add_library(p, name, &result, &links);
		/* By another name it may be loaded already. */
		if (!is_open(p, result.object))
			load(p, result.object, result.path, name, by);
	} else if (!optional) {
		not_found(p, by, name, err, &result);
	}
	met_links_free(&links);
	ldso_result_free(&result);
}

/*
 * What glibc opens by itself, where it is used: the unwinder, when a thread is
 * cancelled or ends; and until 2.33 the sources of names. Later ones have files
 * and dns built in, which are all that an early user space can ask; what is
 * still installed by these names are empty shells for old programs.
 */
static void load_opened(struct program *p)
{
	bool unwinder = false, names = false, built_in = false;
	const struct loaded *by = p->loaded[0];

	for (size_t i = 0; i < p->count; i++) {
		const struct loaded *l = p->loaded[i];
		const char *name = l->object->elf.soname;

		if (name && !strcmp(name, "libc.so.6"))
			built_in = l->object->elf.defines_threads;
		else
			names |= l->object->elf.wants_names;
		unwinder |= l->object->elf.wants_unwinder;
	}
	if (unwinder)
		load_library(p, by, "libgcc_s.so.1", true);
	if (names && !built_in) {
		load_library(p, by, "libnss_files.so.2", true);
		load_library(p, by, "libnss_dns.so.2", true);
	}
}

static void load_all(struct program *p, const struct loaded *by,
		     const struct strings *names, bool optional)
{
	for (size_t i = 0; i < names->count && !p->err; i++)
		load_library(p, by, names->items[i], optional);
}

static void load_needed(struct program *p, size_t from)
{
	for (size_t i = from; i < p->count; i++) {
		const struct loaded *l = p->loaded[i];
		const struct elf_info *elf = &l->object->elf;

		/* musl takes no notice of filters. */
		if (!ldso_is_musl(p->interpreter)) {
			load_all(p, l, &elf->filtees, false);
			load_all(p, l, &elf->auxiliary, true);
		}
		load_all(p, l, &elf->needed, false);
	}
}

/* The file that tells musl where libraries are has to come along. */
static void add_musl_conf(struct program *p)
{
	const char *arch = path_base(p->interpreter) + strlen("ld-musl-");
	char *path = mem_printf("/etc/ld-musl-%.*s.path",
				(int)strcspn(arch, "."), arch);
	struct met_links links = { 0 };
	struct place place;

	if (!sysroot_find(p->with->root, path, &place, &links) &&
	    S_ISREG(place.st.st_mode)) {
		tree_add_file(p->with->tree, place.path, p->with->root, &place,
			      p->owner);
		tree_add_links(p->with->tree, &links, p->owner);
	}
	met_links_free(&links);
	free(path);
}

static void load_interpreter(struct program *p)
{
	const struct loaded *by = p->loaded[0];
	struct met_links links = { 0 };
	const struct object *object;
	struct place place;
	int err;

	err = *p->interpreter == '/'
		      ? sysroot_find(p->with->root, p->interpreter, &place,
				     &links)
		      : -EINVAL;
	if (!err && !S_ISREG(place.st.st_mode))
		err = -EINVAL;
	if (err) {
		error_at(p->where, "%s -> %s: the program's interpreter: %s",
			 by->name, p->interpreter, strerror(-err));
		p->err = err;
		met_links_free(&links);
		return;
	}
	tree_add_links(p->with->tree, &links, p->owner);
	tree_add_file(p->with->tree, place.path, p->with->root, &place,
		      p->owner);
	object = objects_get(&p->with->objects, p->with->root, &place);
	if (object->err ||
	    !elf_same_target(&object->elf.target, &by->object->elf.target)) {
		error_at(p->where,
			 "%s -> %s: the program's interpreter is %s%s",
			 by->name, p->interpreter,
			 object->err ? "damaged: " : "for another machine",
			 !object->err	   ? ""
			 : object->problem ? object->problem
					   : "no ELF file");
		p->err = -EINVAL;
		return;
	}
	load(p, object, p->interpreter, path_base(p->interpreter), by);
	if (ldso_is_musl(p->interpreter))
		add_musl_conf(p);
}

int program_needs(struct program_places *with, const struct object *object,
		  const char *name, const char *owner,
		  const struct where *where)
{
	struct program p = {
		.with = with,
		.owner = owner,
		.where = where,
		.interpreter = object->elf.interpreter,
	};
	size_t known;

	load(&p, object, name, path_base(name), NULL);
	if (p.interpreter)
		load_interpreter(&p);
	if (!p.err)
		load_needed(&p, 0);
	known = p.count;
	/* A static program that opens libraries says so by no symbol. */
	if (!p.err && object->elf.needed.count && !ldso_is_musl(p.interpreter))
		load_opened(&p);
	load_needed(&p, known);
	for (size_t i = 0; i < p.count; i++) {
		free(p.loaded[i]->path);
		free(p.loaded[i]);
	}
	free(p.loaded);
	return p.err;
}
