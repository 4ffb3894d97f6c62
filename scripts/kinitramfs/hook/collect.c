// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "hook/collect.h"
#include "hook/install.h"
#include "kernel/firmware.h"
#include "kernel/image_modules.h"
#include "machine/aim.h"
#include "machine/read.h"
#include "machine/resume_name.h"
#include "machine/scan.h"

#define RULES_FOLDER "/usr/lib/kinit/rules.d"
#define FILES_FOLDER "/usr/lib/kinit/files.d"
#define PARAMETERS   "/usr/lib/kinit/cmdline" /* as kinit reads it */
#define MAX_RULES    32767 /* bytes of one hook's; kinit has no room for more */
#define MAX_CONF     4096 /* bytes of initramfs-tools' file; it has one line */

/* The tree's files are opened below these until the program ends. */
static struct sysroot root;
static struct hooks hooks;

static int add_base_line(struct tree *tree, struct where *where, char *line)
{
	struct list_entry e;
	const char *problem = list_parse(&e, line);

	if (!problem && e.name && S_ISREG(e.mode) && list_word(&e.hard_links))
		problem = "hard links cannot be merged; name the file again";
	if (problem) {
		error_at(where, "%s", problem);
		return -EINVAL;
	}
	if (e.name)
		tree_add_entry(tree, &e, NULL);
	return 0;
}

static int add_base(struct tree *tree, const char *path)
{
	struct where where = { .file = path, .column = 1 };
	FILE *list = fopen(path, "re");
	char *line = NULL;
	size_t size = 0;
	int err = 0;

	if (!list) {
		error_at(&where, "%s", strerror(errno));
		return -1;
	}
	while (getline(&line, &size, list) > 0) {
		where.line++;
		if (add_base_line(tree, &where, line))
			err = -1;
	}
	if (ferror(list)) {
		where.line = 0;
		error_at(&where, "%s", strerror(errno));
		err = -1;
	}
	free(line);
	fclose(list);
	return err;
}

static void note_source(struct stamp *stamp, const struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++) {
		const struct tree_entry *e = &tree->entries[i];
		struct stat st;

		if (e->content == CONTENT_HOST)
			stamp_note(stamp, "", e->entry.source,
				   stat(e->entry.source, &st) ? NULL : &st);
	}
}

static void add_rules(struct tree *tree, const struct hook *hook)
{
	char *name = mem_printf(RULES_FOLDER "/%s.rules", hook->name);
	char *text = manifest_rules(&hook->manifest);

	if (strlen(text) > MAX_RULES)
		error_at(&(struct where){ .file = hook->path },
			 "the rules are longer than %d bytes in all",
			 MAX_RULES);
	tree_add_text(tree, name, text, strlen(text), hook->name);
	free(text);
	free(name);
}

/* The list of what came by @hook is one of the files it brings. */
static void add_file_list(struct tree *tree, const char *hook)
{
	char *name = mem_printf(FILES_FOLDER "/%s", hook);
	struct strings names = { 0 };
	size_t len = 0;
	char *text, *to;

	for (size_t i = 0; i < tree->count; i++)
		if (strings_has(&tree->entries[i].owners, hook))
			strings_add(&names, tree->entries[i].entry.name);
	strings_add(&names, name);
	strings_sort(&names);
	for (size_t i = 0; i < names.count; i++)
		len += strlen(names.items[i]) + 1;
	text = to = mem_alloc(len + 1);
	for (size_t i = 0; i < names.count; i++) {
		to = stpcpy(to, names.items[i]);
		*to++ = '\n';
	}
	tree_add_text(tree, name, text, len, hook);
	free(text);
	strings_free(&names);
	free(name);
}

static bool has_name(const struct tree *tree, const char *name)
{
	for (size_t i = 0; i < tree->count; i++)
		if (!strcmp(tree->entries[i].entry.name, name))
			return true;
	return false;
}

/* As kinit will look for it. */
static bool has_command(const struct tree *tree, const char *hook,
			const char *command)
{
	char *paths[3];
	bool found = false;

	if (strchr(command, '/')) {
		char *name = tree_merged_name(command);

		found = has_name(tree, name);
		free(name);
		return found;
	}
	paths[0] = mem_printf("/usr/lib/kinit/%s/%s", hook, command);
	paths[1] = mem_printf("/usr/sbin/%s", command);
	paths[2] = mem_printf("/usr/bin/%s", command);
	for (int i = 0; i < 3; i++) {
		found = found || has_name(tree, paths[i]);
		free(paths[i]);
	}
	return found;
}

static void check_commands(const struct tree *tree, const struct hook *hook)
{
	for (size_t i = 0; i < hook->manifest.count; i++) {
		const struct manifest_entry *e = &hook->manifest.entries[i];
		struct where where;
		unsigned int n = 0;

		if (e->kind != HOOK_ON)
			continue;
		while (n + 1 < e->n && !word_is(&e->words[n], "run"))
			n++;
		/* A name that is put together at boot is not known here. */
		if (++n >= e->n || strchr(e->words[n].text, '$') ||
		    has_command(tree, hook->name, e->words[n].text))
			continue;
		where = hook_where(hook, &e->words[n]);
		notice_at(&where,
			  "this image does not have the command; another one that is unpacked beside it must");
	}
}

static bool has_modules(const struct hook *hook)
{
	for (size_t i = 0; i < hook->manifest.count; i++)
		if (hook->manifest.entries[i].kind == HOOK_MODULE)
			return true;
	return false;
}

/* What could not be checked has to be said. */
static void say_what_is_unknown(const struct kernel *kernel)
{
	for (size_t i = 0; i < hooks.count; i++) {
		const struct hook *hook = hooks.items[i];

		if (hook->left_out || !has_modules(hook))
			continue;
		if (!kernel->name)
			notice_at(NULL,
				  "without --kernel neither \"module\" nor \"needs-config\" was checked");
		else if (kernel_module(kernel, "") == MODULE_UNKNOWN)
			notice_at(NULL,
				  "%s does not say yet what is built in, so \"module\" was not checked",
				  kernel->name);
		break;
	}
}

static void collect_hooks(struct tree *tree, const struct kernel *kernel,
			  struct pick *pick)
{
	struct closure closure;
	struct install install = { &closure, &root, tree, kernel, pick };

	closure_init(&closure, &root, tree);
	for (size_t i = 0; i < hooks.count; i++) {
		if (hooks.items[i]->left_out)
			continue;
		install_hook(&install, hooks.items[i]);
		add_rules(tree, hooks.items[i]);
		strings_add(&tree->hooks, hooks.items[i]->name);
	}
	closure_free(&closure);
	say_what_is_unknown(kernel);
}

/*
 * Opens the modules of a kernel that is installed. False: there are none, or an
 * error.
 */
static bool open_modules(struct modules *modules, const struct kernel *kernel)
{
	return kernel->name && !strchr(kernel->name, '/') &&
	       !modules_open(modules, &root, kernel->name);
}

static void pick_asked(const struct options *opt, const struct machine *machine,
		       struct pick *pick)
{
	if (machine)
		pick_machine(pick, machine);
	if (opt->generic)
		pick_generic(pick);
	for (size_t i = 0; i < opt->modules.count; i++)
		if (pick_alias(pick, opt->modules.items[i], NULL) ==
		    MODULES_NONE)
			error_at(NULL,
				 "--module %s: the kernel %s has no such module",
				 opt->modules.items[i], pick->modules->version);
}

/* Modules are wanted, and there are none. */
static void say_no_modules(const struct options *opt,
			   const struct kernel *kernel)
{
	const char *option = opt->generic   ? "--generic"
			     : opt->machine ? "--machine"
					    : "--module";

	if (kernel->name && !strchr(kernel->name, '/'))
		error_at(NULL,
			 "%s/lib/modules/%s/modules.dep.bin: missing: run \"depmod %s\" there",
			 root.path, kernel->name, kernel->name);
	else
		error_at(NULL,
			 "%s: modules can be packed of a kernel that is installed; --kernel VERSION names one below %s/lib/modules",
			 option, root.path);
}

/* That which is asked for; and that of drivers which do not say what they want.
 */
static void add_firmware(const struct options *opt, const struct kernel *kernel,
			 const struct machine *machine, struct tree *tree)
{
	struct firmware f = { .root = &root, .kernel = kernel };

	for (size_t i = 0; i < opt->firmware.count; i++)
		if (!firmware_add(&f, opt->firmware.items[i], tree))
			error_at(NULL,
				 "--firmware %s: it is not below %s/lib/firmware; install the package that has it there first",
				 opt->firmware.items[i], root.path);
	for (size_t i = 0; machine && i < machine->firmware.count; i++)
		if (!firmware_add(&f, machine->firmware.items[i], tree) &&
		    !firmware_is_built_in(kernel, machine->firmware.items[i]))
			notice_at(NULL,
				  "the machine wants the firmware %s, which is not below %s/lib/firmware",
				  machine->firmware.items[i], root.path);
}

/*
 * Debian's habit is a file, and nothing on the command line. kinit takes what
 * is in this one for resume= if there is none.
 */
static void add_resume(struct tree *tree)
{
	char *text, *value = NULL;
	size_t len;

	if (!sysroot_find_and_read(&root, RESUME_CONF, MAX_CONF, &text, &len)) {
		value = resume_name(text, "RESUME");
		free(text);
	}
	if (!value)
		return;
	len = strlen(value);
	text = mem_alloc(len + 1);
	memcpy(text, value, len + 1);
	tree_add_text(tree, "/usr/lib/kinit/resume.device", text, len, NULL);
	free(value);
}

static void collect_all(const struct options *opt, struct tree *tree,
			const struct kernel *kernel,
			const struct machine *machine)
{
	struct modules modules;
	struct pick pick = { .modules = &modules, .network = opt->network };
	unsigned int errors = error_count();
	bool has = open_modules(&modules, kernel);

	if (errors != error_count())
		return;
	if (!has && (opt->generic || opt->modules.count || opt->machine))
		say_no_modules(opt, kernel);
	if (has)
		pick_asked(opt, machine, &pick);
	add_firmware(opt, kernel, machine, tree);
	if (opt->machine || opt->generic)
		add_resume(tree);
	collect_hooks(tree, kernel, has ? &pick : NULL);
	if (pick.count)
		image_modules(&pick, kernel, tree);
	pick_free(&pick);
	if (has)
		modules_close(&modules);
}

/* Names are final only when the tree is, so the lists of names come after. */
static int finish(struct tree *tree)
{
	if (tree_finish(tree))
		return -1;
	for (size_t i = 0; i < tree->hooks.count; i++)
		add_file_list(tree, tree->hooks.items[i]);
	if (tree_finish(tree))
		return -1;
	for (size_t i = 0; i < hooks.count; i++)
		if (!hooks.items[i]->left_out)
			check_commands(tree, hooks.items[i]);
	return 0;
}

static int write_stamp(struct stamp *stamp, const struct options *opt,
		       const struct tree *tree)
{
	int err;

	if (!opt->stamp)
		return 0;
	note_source(stamp, tree);
	err = stamp_write(stamp, opt->stamp);
	if (err)
		error_at(&(struct where){ .file = opt->stamp }, "%s",
			 strerror(-err));
	return err ? -1 : 0;
}

int collect(const struct options *opt, struct tree *tree,
	    struct machine *machine)
{
	static struct stamp stamp;
	struct kernel kernel;
	int err;

	*tree = (struct tree){ 0 };
	*machine = (struct machine){ 0 };
	err = sysroot_open(&root, opt->root, opt->stamp ? &stamp : NULL);
	if (err) {
		error_at(NULL, "--root %s: %s", opt->root, strerror(-err));
		return -1;
	}
	if (opt->base && add_base(tree, opt->base))
		err = -1;
	if (opt->machine && !*opt->machine)
		machine_scan(machine);
	else if (opt->machine && machine_read(machine, opt->machine))
		err = -1;
	if (!err && opt->dump_target &&
	    machine_aim(machine, opt->dump_target,
			opt->machine && !*opt->machine))
		err = -1;
	if (opt->parameters)
		tree_add_text(tree, PARAMETERS, opt->parameters,
			      strlen(opt->parameters), NULL);
	if (kernel_open(&kernel, opt->kernel, &root, root.stamp))
		err = -1;
	if (!err)
		err = hooks_load(&hooks, opt, &root, &kernel,
				 opt->machine ? machine : NULL, root.stamp);
	if (!err)
		collect_all(opt, tree, &kernel, opt->machine ? machine : NULL);
	kernel_close(&kernel);
	if (error_count())
		err = -1;
	if (!err)
		err = finish(tree);
	if (write_stamp(&stamp, opt, tree))
		err = -1;
	return err;
}
