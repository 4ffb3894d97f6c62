// SPDX-License-Identifier: GPL-2.0-only
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "check/parts.h"
#include "image/show.h"
#include "kernel/pick.h"
#include "module_conf.h"

#define MODULES_FOLDER "lib/modules/"

static char *in_folder(const char *name)
{
	if (!strncmp(name, "usr/", 4))
		name += 4;
	return strncmp(name, MODULES_FOLDER, strlen(MODULES_FOLDER))
		       ? NULL
		       : (char *)name + strlen(MODULES_FOLDER);
}

static void find_versions(const struct image *img, struct strings *versions)
{
	for (size_t i = 0; i < img->item_count; i++) {
		const struct image_item *item = &img->items[i];
		const char *rest = in_folder(item->name);

		if (rest && *rest && S_ISDIR(item->mode) &&
		    !strchr(rest, '/') && !strings_has(versions, rest))
			strings_add(versions, rest);
	}
}

char *check_version(const struct image *img)
{
	struct strings versions = { 0 };
	char *only = NULL;

	find_versions(img, &versions);
	if (versions.count == 1)
		only = mem_strdup(versions.items[0]);
	strings_free(&versions);
	return only;
}

void check_add(struct checking *c, enum check_answer answer, char *what,
	       const char *format, ...)
{
	struct check *check = c->check;
	char why[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(why, sizeof(why), format, args);
	va_end(args);
	check->needs =
		mem_grow(check->needs, check->count, sizeof(*check->needs));
	check->needs[check->count++] = (struct check_need){
		.answer = answer,
		.what = what,
		.why = mem_strdup(why),
	};
}

/* Can the kernel unpack it? */
static void check_packing(struct checking *c)
{
	static const char *const configs[PACKED_KINDS] = {
		[PACKED_GZIP] = "RD_GZIP", [PACKED_BZIP2] = "RD_BZIP2",
		[PACKED_LZMA] = "RD_LZMA", [PACKED_XZ] = "RD_XZ",
		[PACKED_LZO] = "RD_LZO",   [PACKED_LZ4] = "RD_LZ4",
		[PACKED_ZSTD] = "RD_ZSTD",
	};

	for (size_t i = 0; i < c->q->img->segment_count; i++) {
		enum packing packing = c->q->img->segments[i].packing;

		if (packing == PACKED_NOT ||
		    kernel_config(c->q->kernel, configs[packing]) != 'n')
			continue;
		check_add(c, CHECK_NO, mem_strdup("compression"),
			  "segment %zu is compressed by %s, and the kernel has no CONFIG_%s",
			  i + 1, packing_name(packing), configs[packing]);
	}
}

bool check_has_kinit(const struct checking *c)
{
	const struct image *img = c->q->img;

	for (size_t i = 0; i < img->archive_count; i++)
		if (img->archives[i].has_kinit)
			return true;
	return false;
}

/*
 * Is it a part of kinit that a configuration has left out? Of the kinit in the
 * image its link says so, of that in the kernel the kernel's configuration.
 */
static bool is_left_out(const struct checking *c, const char *part)
{
	const char *list = check_link(c, "/usr/lib/kinit/left-out");
	char *symbol;
	bool left_out;

	if (check_has_file(c, "/init")) {
		size_t len = strlen(part);

		while (list && (strncmp(list, part, len) ||
				(list[len] && list[len] != ':'))) {
			list = strchr(list, ':');
			list = list ? list + 1 : NULL;
		}
		return list;
	}
	symbol = mem_printf("KINIT_%s", part);
	left_out = kernel_config(c->q->kernel, symbol) == 'n';
	free(symbol);
	return left_out;
}

static void check_part(struct checking *c, bool needed, const char *what,
		       const char *part)
{
	if (needed && is_left_out(c, part))
		check_add(c, CHECK_NO, mem_strdup(what),
			  "left out of that kinit: it needs CONFIG_KINIT_%s",
			  part);
}

static bool has_link(const struct machine *machine)
{
	for (size_t i = 0; i < machine->n_layers; i++)
		if (machine_layer_link(machine->layers[i].kind))
			return true;
	return false;
}

/* What the machine needs of kinit. */
static void check_parts(struct checking *c)
{
	const struct machine *machine = c->q->machine;
	struct strings versions = { 0 };

	find_versions(c->q->img, &versions);
	check_part(c, versions.count, "modules", "MODULES");
	check_part(c, machine_needs_network(machine), "network", "NET");
	check_part(c, machine_is_on_nfs(machine), "NFS", "NFS");
	check_part(c, has_link(machine), "VLAN, bond or bridge", "LINKS");
	strings_free(&versions);
}

static void check_init(struct checking *c)
{
	char config = kernel_config(c->q->kernel, "KINIT");
	char *what = mem_strdup("/init");

	if (check_has_file(c, "/init")) {
		check_add(c, CHECK_YES, what, "%s",
			  check_has_kinit(c) ? "kinit" : "it is not kinit");
		check_parts(c);
	} else if (config == 'y') {
		check_add(c, CHECK_YES, what, "kinit, in the kernel");
		check_parts(c);
	} else {
		check_add(c, config == 'n' ? CHECK_NO : CHECK_UNKNOWN, what,
			  "not in the image: the kernel must have kinit in it; \"build --full\" puts it in");
	}
}

static void check_kernel(struct checking *c)
{
	struct strings versions = { 0 };
	const char *version;
	char *what;

	if (!c->q->modules) {
		check_add(c, CHECK_UNKNOWN, mem_strdup("drivers"),
			  "modules of the kernel are not known");
		return;
	}
	version = c->q->modules->version;
	what = mem_printf("kernel %s", version);
	find_versions(c->q->img, &versions);
	if (strings_has(&versions, version))
		check_add(c, CHECK_YES, what, "its modules are in the image");
	else if (versions.count)
		check_add(c, CHECK_NO, what,
			  "the image has modules of another, %s",
			  versions.items[0]);
	else
		check_add(c, CHECK_UNKNOWN, what,
			  "the image has no modules at all");
	strings_free(&versions);
}

/* In words, where the text of a module's line would have to be read. */
static void check_modules(struct checking *c, char *what,
			  const struct strings *names)
{
	for (size_t i = 0; i < names->count; i++) {
		char *missing = check_missing_module(c, names->items[i]);

		if (!missing)
			continue;
		if (!strcmp(missing, names->items[i]))
			check_add(c, CHECK_NO, what, "%s is not in the image",
				  missing);
		else
			check_add(c, CHECK_NO, what,
				  "%s is not in the image, which %s needs",
				  missing, names->items[i]);
		free(missing);
		return;
	}
	check_add(c, CHECK_YES, what, "%s", names->items[0]);
}

/*
 * Mass storage of PCI, and virtio's disks (numbers 2 and 8 of its
 * specification): the root may be there.
 */
static bool is_disk(const char *modalias)
{
	return (!strncmp(modalias, "pci:", 4) && strstr(modalias, "bc01sc")) ||
	       !strncmp(modalias, "virtio:d00000002", 16) ||
	       !strncmp(modalias, "virtio:d00000008", 16);
}

/* Those that may lead to the root; of several, the one that drives it now. */
static void keep_needed(const struct check_question *q,
			const struct machine_device *d, struct strings *names)
{
	struct strings needed = { 0 };
	bool flash = pick_is_flash(q->machine->root);
	bool network = machine_needs_network(q->machine);
	char *line;

	for (size_t i = 0; i < names->count; i++) {
		line = modules_line(q->modules, names->items[i]);
		if (line && (pick_is_storage(line, d->modalias, flash) ||
			     (network && pick_is_network(line))))
			strings_add(&needed, names->items[i]);
		free(line);
	}
	for (size_t i = 0; d->driver && i < needed.count; i++) {
		if (!module_name_equal(needed.items[i], d->driver))
			continue;
		line = mem_strdup(needed.items[i]);
		strings_free(&needed);
		strings_add(&needed, line);
		free(line);
	}
	strings_free(names);
	*names = needed;
}

/* Are they of one kind, and driven alike? */
static bool are_alike(const struct machine_device *a,
		      const struct machine_device *b)
{
	return !strcmp(a->modalias, b->modalias) &&
	       !strcmp(a->driver ? a->driver : "", b->driver ? b->driver : "");
}

/*
 * A disk that no module is for. Most kernels do not say which devices the
 * drivers that they have built in are for, so that of today is looked for by
 * its name.
 */
static void check_undriven(struct checking *c, const struct machine_device *d,
			   char *what)
{
	const struct modules *modules = c->q->modules;
	struct strings names = { 0 };

	if (d->driver &&
	    modules_look_up(modules, d->driver, &names) == MODULES_IN_KERNEL)
		check_add(c, CHECK_YES, what, "built in");
	else
		/* The root is not behind what nothing drives today. */
		check_add(c, d->driver ? CHECK_NO : CHECK_UNKNOWN, what,
			  "kernel %s has no driver for it", modules->version);
	strings_free(&names);
}

/* @more: so many devices that are like it follow. */
static void check_device(struct checking *c, const struct machine_device *d,
			 size_t more)
{
	const struct modules *modules = c->q->modules;
	struct strings names = { 0 };
	enum modules_found found =
		modules_look_up(modules, d->modalias, &names);
	char *what = mem_printf("device %s%s%s", d->place ? d->place : "",
				d->place ? " " : "", d->modalias);
	char *all = more ? mem_printf("%s and %zu like it", what, more) : what;

	if (all != what)
		free(what);
	what = all;
	keep_needed(c->q, d, &names);
	for (size_t i = 0; i < names.count; i++)
		check_read_firmware(c, names.items[i]);
	if (names.count)
		check_modules(c, what, &names);
	else if (found == MODULES_NONE && is_disk(d->modalias))
		check_undriven(c, d, what);
	else
		free(what);
	strings_free(&names);
}

/* By what the kernel asks for, or by its name. @what is taken over. */
static void check_driver(struct checking *c, char *what, const char *alias,
			 const char *name)
{
	const struct modules *modules = c->q->modules;
	struct strings names = { 0 };
	enum modules_found found = modules_look_up(modules, alias, &names);

	/* What is built in has aliases only since Linux 5.2 and kmod 27. */
	if (found == MODULES_NONE)
		found = modules_look_up(modules, name, &names);
	if (found == MODULES_FOUND)
		check_modules(c, what, &names);
	else if (found == MODULES_IN_KERNEL)
		check_add(c, CHECK_YES, what, "built in");
	else
		check_add(c, CHECK_NO, what, "kernel %s does not have it",
			  modules->version);
	strings_free(&names);
}

static void check_root(struct checking *c, const char *type)
{
	char *alias = mem_printf("fs-%s", type);

	check_driver(c, mem_printf("file system %s", type), alias, type);
	free(alias);
	if (!machine_is_nfs(type))
		return;
	/* Of the version that it has today; at boot it may be another. */
	if (!strcmp(type, "nfs4"))
		check_driver(c, mem_strdup("NFSv4"), "nfsv4", "nfsv4");
	else
		check_driver(c, mem_strdup("NFSv3"), "nfsv3", "nfsv3");
}

void check_image(const struct check_question *q, struct check *check)
{
	struct checking c = { .q = q, .check = check };
	const struct machine *m = q->machine;

	*check = (struct check){ 0 };
	c.files = image_overlay(q->img, &c.n_files);
	check_init(&c);
	check_packing(&c);
	check_kernel(&c);
	for (size_t i = 0, next; i < m->n_devices && q->modules; i = next) {
		next = i + 1;
		while (next < m->n_devices &&
		       are_alike(&m->devices[i], &m->devices[next]))
			next++;
		check_device(&c, &m->devices[i], next - i - 1);
	}
	check_firmware(&c);
	if (m->root && q->modules)
		check_root(&c, m->root);
	for (size_t i = 0; i < m->n_layers && q->modules; i++)
		if (!strcmp(m->layers[i].kind, "overlay"))
			check_root(&c, *m->layers[i].detail
					       ? m->layers[i].detail
					       : "overlay");
	check_layers(&c);
	check_dump(&c);
	free(c.files);
}

bool check_reaches_root(const struct check *check)
{
	for (size_t i = 0; i < check->count; i++)
		if (check->needs[i].answer == CHECK_NO)
			return false;
	return true;
}

void check_print(const struct check *check, FILE *out)
{
	static const char *const answers[] = {
		[CHECK_YES] = "yes",
		[CHECK_NO] = "no",
		[CHECK_UNKNOWN] = "unknown",
		[CHECK_WARNING] = "warning",
	};

	for (size_t i = 0; i < check->count; i++) {
		const struct check_need *need = &check->needs[i];

		fprintf(out, "%-8s", answers[need->answer]);
		fprintf(out, "%s: ", show_escaped(need->what));
		fprintf(out, "%s\n", show_escaped(need->why));
	}
}

void check_free(struct check *check)
{
	for (size_t i = 0; i < check->count; i++) {
		free(check->needs[i].what);
		free(check->needs[i].why);
	}
	free(check->needs);
	*check = (struct check){ 0 };
}
