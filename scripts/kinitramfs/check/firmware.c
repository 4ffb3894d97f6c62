// SPDX-License-Identifier: GPL-2.0-only
/*
 * Firmware. What a module names it only may want: it is for many devices, of
 * which each takes one, and some do without. What the description of the
 * machine names was wanted there.
 */
#include <stdlib.h>
#include <string.h>

#include "check/parts.h"
#include "glob.h"
#include "kernel/firmware.h"
#include "kernel/module_file.h"
#include "kernel/packed_file.h"
#include "sysroot/sysglob.h"

static void read_file(struct checking *c, const char *path)
{
	const struct modules *modules = c->q->modules;
	char *whole = mem_printf("%s/%s", modules->folder, path);
	char *name = modules_name(path), *data;
	struct strings names = { 0 };
	struct place place;
	size_t len;

	if (!strings_has(&c->read, name) && check_has_module(c, path) &&
	    !sysroot_find(modules->root, whole, &place, NULL) &&
	    !packed_file_read(modules->root, &place, &data, &len)) {
		module_file_firmware(data, len, &names);
		free(data);
	}
	strings_add(&c->read, name);
	for (size_t i = 0; i < names.count; i++) {
		if (strings_has(&c->firmware, names.items[i]))
			continue;
		strings_add(&c->firmware, names.items[i]);
		strings_add(&c->wanted_by, name);
	}
	strings_free(&names);
	free(name);
	free(whole);
}

void check_read_firmware(struct checking *c, const char *name)
{
	char *line = modules_line(c->q->modules, name);
	const char *p = line;

	while (p && (p += strspn(p, ": "), *p)) {
		size_t len = strcspn(p, ": ");
		char *path = mem_strndup(p, len);

		read_file(c, path);
		free(path);
		p += len;
	}
	free(line);
}

/* Does a file of the image match? */
static bool matches(const struct checking *c, const char *pattern)
{
	char *whole = mem_printf("usr%s", pattern);
	bool any = false;

	for (size_t i = 0; i < c->n_files && !any; i++)
		any = glob_match(whole, c->files[i]->name) ||
		      glob_match(pattern + 1, c->files[i]->name);
	free(whole);
	return any;
}

static bool has(const struct checking *c, const char *name, const char *suffix)
{
	bool any = false;

	for (size_t i = 0; firmware_folders[i] && !any; i++) {
		char *folder =
			firmware_folder(firmware_folders[i], c->q->kernel);
		char *path = mem_printf("%s/%s%s", folder ? folder : "", name,
					suffix);

		if (folder)
			any = is_pattern(name) ? matches(c, path)
					       : check_has_target(c, path);
		free(path);
		free(folder);
	}
	return any;
}

/* NULL: it is there; or what is to be said. */
static const char *problem(const struct checking *c, const char *name)
{
	const char *why = "it is not in the image";

	if (firmware_is_built_in(c->q->kernel, name))
		return NULL;
	for (size_t i = 0; firmware_suffixes[i]; i++) {
		if (!has(c, name, firmware_suffixes[i]))
			continue;
		if (firmware_unpacked_by(c->q->kernel, firmware_suffixes[i]) !=
		    'n')
			return NULL;
		why = "it is compressed in the image, and the kernel cannot unpack it";
	}
	return why;
}

static void check_one(struct checking *c, const char *name, const char *module)
{
	const char *why = problem(c, name);
	char *what = mem_printf("firmware %s", name);
	const char *verb = module ? "may want" : "wants";

	if (!module)
		module = "the machine";
	if (why)
		check_add(c, *verb == 'm' ? CHECK_WARNING : CHECK_NO, what,
			  "%s, and %s %s it", why, module, verb);
	else
		check_add(c, CHECK_YES, what, "%s %s it", module, verb);
	c->check->needs[c->check->count - 1].firmware = true;
}

void check_firmware(struct checking *c)
{
	const struct strings *machine = &c->q->machine->firmware;

	for (size_t i = 0; i < c->firmware.count; i++)
		if (!strings_has(machine, c->firmware.items[i]))
			check_one(c, c->firmware.items[i],
				  c->wanted_by.items[i]);
	for (size_t i = 0; i < machine->count; i++)
		check_one(c, machine->items[i], NULL);
	strings_free(&c->firmware);
	strings_free(&c->wanted_by);
	strings_free(&c->read);
}
