// SPDX-License-Identifier: GPL-2.0-only
/*
 * A hook NAME is the first NAME.hook that is found: in the folders of
 * --hook-dir, in the sysroot's /etc/kinit/hooks.d and /usr/lib/kinit/hooks.d,
 * in the kernel tree's hooks.d. An empty file, or a link to /dev/null, hides
 * those behind it.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "hook/choose.h"
#include "hook/hook.h"
#include "sysroot/sysglob.h"

#define SUFFIX	  ".hook"
#define MAX_HOOKS 256 /* in one image; each may need the next one */

struct where hook_where(const struct hook *hook, const struct word *word)
{
	return (struct where){ hook->path, word->line, word->column,
			       word_literal((struct word *)word) };
}

static void add_folder(struct hooks *hooks, struct sysroot *root,
		       const char *path)
{
	hooks->folders = mem_grow(hooks->folders, hooks->n_folders,
				  sizeof(*hooks->folders));
	hooks->folders[hooks->n_folders++] = (struct hook_folder){
		.root = root,
		.path = mem_strdup(path),
	};
}

/* A folder of the host is a small sysroot of its own: no link leads out. */
static int add_host_folder(struct hooks *hooks, const char *option,
			   const char *path, struct stamp *stamp)
{
	struct sysroot *root = mem_alloc(sizeof(*root));
	int err = sysroot_open(root, path, stamp);

	if (err) {
		error_at(NULL, "%s %s: %s", option, path, strerror(-err));
		free(root);
		return err;
	}
	add_folder(hooks, root, "");
	return 0;
}

static int add_folders(struct hooks *hooks, const struct options *opt,
		       struct sysroot *root, struct stamp *stamp)
{
	int err = 0;

	for (size_t i = 0; i < opt->hook_dirs.count && !err; i++)
		err = add_host_folder(hooks, "--hook-dir",
				      opt->hook_dirs.items[i], stamp);
	add_folder(hooks, root, "/etc/kinit/hooks.d");
	add_folder(hooks, root, "/usr/lib/kinit/hooks.d");
	if (!err && opt->tree_hooks)
		err = add_host_folder(hooks, "--tree-hooks", opt->tree_hooks,
				      stamp);
	return err;
}

static char *all_folders(const struct hooks *hooks)
{
	char *text = mem_strdup(""), *longer;

	for (size_t i = 0; i < hooks->n_folders; i++) {
		longer = mem_printf("%s%s%s%s", text, i ? ", " : "",
				    hooks->folders[i].root->path,
				    hooks->folders[i].path);
		free(text);
		text = longer;
	}
	return text;
}

/* The names of all hooks that there are. */
static void all_names(const struct hooks *hooks, struct strings *names)
{
	size_t end = strlen(SUFFIX);

	for (size_t i = 0; i < hooks->n_folders; i++) {
		const struct hook_folder *f = &hooks->folders[i];
		struct strings files = { 0 };
		struct place place;

		if (!sysroot_find(f->root, *f->path ? f->path : "/", &place,
				  NULL))
			sysroot_list(f->root, &place, &files);
		for (size_t n = 0; n < files.count; n++) {
			char *name = files.items[n];
			size_t len = strlen(name);

			if (len <= end || strcmp(name + len - end, SUFFIX))
				continue;
			name[len - end] = '\0';
			strings_add(names, name);
		}
		strings_free(&files);
	}
	strings_sort(names);
}

static void no_such_hook(const struct hooks *hooks, const char *name,
			 const struct where *where)
{
	struct strings names = { 0 };
	char *folders = all_folders(hooks);
	const char *near = NULL;

	all_names(hooks, &names);
	if (names.count) {
		strings_add(&names, "");
		free(names.items[names.count - 1]);
		names.items[names.count - 1] = NULL;
		near = suggest(name, (const char *const *)names.items);
	}
	if (near)
		error_at(where, "no such hook in %s; did you mean %s?", folders,
			 near);
	else
		error_at(where, "no such hook in %s", folders);
	strings_free(&names);
	free(folders);
}

enum found { FOUND, MASKED, NOT_HERE, FAILED };

static enum found look_in(const struct hook_folder *f, const char *name,
			  struct place *place, char **path)
{
	char target[PATH_MAX];
	struct where where;
	char *full;
	int err;

	*path = mem_printf("%s/%s" SUFFIX, f->path, name);
	err = sysroot_find_link(f->root, *path, place, target);
	if (err == -ENOENT || err == -ENOTDIR)
		return NOT_HERE;
	if (!err && !strcmp(target, "/dev/null"))
		return MASKED;
	if (!err)
		err = sysroot_find(f->root, *path, place, NULL);
	if (!err && !S_ISREG(place->st.st_mode))
		err = -EINVAL;
	if (!err)
		return place->st.st_size ? FOUND : MASKED;
	full = mem_printf("%s%s", f->root->path, *path);
	where = (struct where){ .file = full };
	if (err == -ENOENT || err == -ENOTDIR)
		error_at(&where, "is a link to %s, where nothing is", target);
	else
		error_at(&where, "%s",
			 err == -EINVAL ? "is no regular file"
					: strerror(-err));
	free(full);
	return FAILED;
}

static void complain(void *context, unsigned int line, unsigned int column,
		     const char *word, const char *problem)
{
	const struct hook *hook = context;

	error_at(&(struct where){ hook->path, line, column, word }, "%s",
		 problem);
}

static int read_manifest(struct hook *hook, const struct place *place)
{
	char *text;
	size_t len;
	int err;

	err = sysroot_read(hook->root, place, MANIFEST_SIZE, &text, &len);
	if (err) {
		error_at(&(struct where){ .file = hook->path }, "%s",
			 strerror(-err));
		return err;
	}
	err = manifest_parse(&hook->manifest, text, len, complain, hook);
	free(text);
	return err;
}

/* Has the kernel one of the alternatives? */
static bool has_config(const struct kernel *kernel, const char *symbols,
		       bool *modular)
{
	char *copy = mem_strdup(symbols), *rest = copy, *symbol;
	bool has = false, module = false;

	while ((symbol = word_alternative(&rest))) {
		char value = kernel_config(kernel, symbol);

		has |= value == 'y' || value == 'm' || value == '?';
		if (value == 'y')
			break;
		module |= value == 'm';
	}
	free(copy);
	*modular |= module && !symbol;
	return has;
}

static void check_config(struct hooks *hooks, struct hook *hook)
{
	for (size_t i = 0; i < hook->manifest.count; i++) {
		struct manifest_entry *e = &hook->manifest.entries[i];

		for (unsigned int n = 0;
		     e->kind == HOOK_NEEDS_CONFIG && n < e->n; n++) {
			struct where where;

			if (has_config(hooks->kernel, e->words[n].text,
				       &hook->modular))
				continue;
			where = hook_where(hook, &e->words[n]);
			notice_at(&where,
				  "the kernel %s lacks it, so hook %s is left out",
				  hooks->kernel->name, hook->name);
			hook->left_out = true;
		}
	}
}

static int want(struct hooks *hooks, const char *name, bool optional,
		const struct where *where);

static int want_needed(struct hooks *hooks, struct hook *hook)
{
	int err = 0;

	for (size_t i = 0; i < hook->manifest.count; i++) {
		struct manifest_entry *e = &hook->manifest.entries[i];

		for (unsigned int n = 0; e->kind == HOOK_NEEDS_HOOK && n < e->n;
		     n++) {
			struct where where = hook_where(hook, &e->words[n]);

			if (want(hooks, e->words[n].text, e->optional, &where))
				err = -1;
		}
	}
	return err;
}

static bool is_known(const struct hooks *hooks, const char *name)
{
	for (size_t i = 0; i < hooks->count; i++)
		if (!strcmp(hooks->items[i]->name, name))
			return true;
	return false;
}

static int load(struct hooks *hooks, const struct hook_folder *f,
		const char *name, const struct place *place, const char *path)
{
	struct hook *hook = mem_alloc(sizeof(*hook));

	hook->name = mem_strdup(name);
	hook->path = mem_printf("%s%s", f->root->path, path);
	hook->root = f->root;
	hook->folder = mem_printf("%s/%s", f->path, name);
	hooks->items =
		mem_grow(hooks->items, hooks->count, sizeof(*hooks->items));
	hooks->items[hooks->count++] = hook;
	if (read_manifest(hook, place))
		return -1;
	check_config(hooks, hook);
	return hook->left_out ? 0 : want_needed(hooks, hook);
}

/* @where: who asked for it. */
static int want(struct hooks *hooks, const char *name, bool optional,
		const struct where *where)
{
	enum found found = NOT_HERE;
	struct place place;
	char *path;
	size_t i;
	int err = 0;

	if (is_known(hooks, name))
		return 0;
	if (!manifest_is_hook_name(name)) {
		error_at(where, "no hook can have this name");
		return -1;
	}
	if (hooks->count == MAX_HOOKS) {
		error_at(where, "more than %d hooks", MAX_HOOKS);
		return -1;
	}
	for (i = 0; i < hooks->n_folders; i++) {
		found = look_in(&hooks->folders[i], name, &place, &path);
		if (found != NOT_HERE)
			break;
		free(path);
	}
	if (found == NOT_HERE) {
		if (!optional)
			no_such_hook(hooks, name, where);
		return optional ? 0 : -1;
	}
	if (found == FOUND) {
		err = load(hooks, &hooks->folders[i], name, &place, path);
	} else if (found == FAILED) {
		err = -1;
	} else if (!optional) {
		error_at(where, "this hook is masked by %s%s",
			 hooks->folders[i].root->path, path);
		err = -1;
	}
	free(path);
	return err;
}

static int compare(const void *a, const void *b)
{
	const struct hook *x = *(struct hook *const *)a;
	const struct hook *y = *(struct hook *const *)b;

	return strcmp(x->name, y->name);
}

static void free_items(struct hooks *hooks)
{
	for (size_t i = 0; i < hooks->count; i++) {
		struct hook *hook = hooks->items[i];

		manifest_free(&hook->manifest);
		free(hook->name);
		free(hook->path);
		free(hook->folder);
		free(hook);
	}
	free(hooks->items);
}

/* A program that it cannot do without, and that is not there; or NULL. */
static const struct word *missing_program(const struct hook *hook,
					  struct sysroot *root)
{
	for (size_t i = 0; i < hook->manifest.count; i++) {
		const struct manifest_entry *e = &hook->manifest.entries[i];
		char *names, *rest, *name;
		bool found = false;

		if (e->kind != HOOK_EXEC || e->optional)
			continue;
		names = rest = mem_strdup(e->words[0].text);
		while (!found && (name = word_alternative(&rest))) {
			struct place place;

			found = is_pattern(name) ||
				!sysroot_find(root, name, &place, NULL);
		}
		free(names);
		if (!found)
			return &e->words[0];
	}
	return NULL;
}

static char *choose(const struct hook *hook, const struct options *opt,
		    struct sysroot *root, const struct machine *machine)
{
	char *why = machine ? choose_for_machine(&hook->manifest, machine)
			    : NULL;

	const struct word *missing = missing_program(hook, root);

	if (why && missing && choose_is_for_network(&hook->manifest)) {
		struct where where = hook_where(hook, missing);

		if (choose_names_layer(&hook->manifest, NULL))
			notice_at(&where,
				  "%s, and this program of its hook %s is not in the sysroot: install it, or the hook is left out",
				  why, hook->name);
		free(why);
		why = NULL;
	}
	if (!why && !missing && opt->generic &&
	    !choose_is_only_for(&hook->manifest, ON_RESCUE) &&
	    !choose_is_only_for(&hook->manifest, ON_VMCORE))
		why = mem_strdup("it is installed");
	if (opt->kdump && choose_is_only_for(&hook->manifest, ON_FSCK)) {
		free(why);
		return NULL;
	}
	if (opt->kdump && !missing &&
	    choose_is_only_for(&hook->manifest, ON_VMCORE))
		why = mem_strdup("it saves the dump");
	return why;
}

/* Nobody has asked for a hook: they are asked themselves. */
static int choose_all(struct hooks *hooks, const struct options *opt,
		      struct sysroot *root, const struct machine *machine)
{
	struct strings names = { 0 };
	int err = 0;

	all_names(hooks, &names);
	for (size_t i = 0; i < names.count; i++) {
		struct hooks alone = *hooks;
		struct where where = { .file = "hook", .word = names.items[i] };
		char *why;

		alone.items = NULL;
		alone.count = 0;
		if (want(&alone, names.items[i], true, &where))
			err = -1;
		why = !alone.count || alone.items[0]->left_out
			      ? NULL
			      : choose(alone.items[0], opt, root, machine);
		if (why) {
			printf("hook %s: %s\n", names.items[i], why);
			err |= want(hooks, names.items[i], false, &where);
		}
		free(why);
		free_items(&alone);
	}
	strings_free(&names);
	return err;
}

static bool has_vmcore(const struct hooks *hooks)
{
	for (size_t i = 0; i < hooks->count; i++)
		if (!hooks->items[i]->left_out &&
		    choose_is_only_for(&hooks->items[i]->manifest, ON_VMCORE))
			return true;
	return false;
}

int hooks_load(struct hooks *hooks, const struct options *opt,
	       struct sysroot *root, const struct kernel *kernel,
	       const struct machine *machine, struct stamp *stamp)
{
	struct where where = { .file = "--hook" };
	int err;

	*hooks = (struct hooks){ .kernel = kernel };
	err = add_folders(hooks, opt, root, stamp);
	if (err)
		return -1;
	for (size_t i = 0; i < opt->hooks.count; i++) {
		where.word = opt->hooks.items[i];
		if (want(hooks, opt->hooks.items[i], false, &where))
			err = -1;
	}
	if (!opt->hooks.count && !opt->no_hooks && (machine || opt->generic))
		err |= choose_all(hooks, opt, root, machine);
	if (opt->kdump && !err && !has_vmcore(hooks)) {
		error_at(NULL,
			 "no hook saves the dump: kinit's own, kdump, wants vmcore-save, which \"make install\" installs with it");
		err = -1;
	}
	if (hooks->count)
		qsort(hooks->items, hooks->count, sizeof(*hooks->items),
		      compare);
	return err;
}

void hooks_free(struct hooks *hooks)
{
	free_items(hooks);
	for (size_t i = 0; i < hooks->n_folders; i++)
		free(hooks->folders[i].path);
	free(hooks->folders);
}
