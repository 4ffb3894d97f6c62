/* SPDX-License-Identifier: GPL-2.0-only */
/* Which modules go into the image, with all that they depend on. */
#ifndef KINITRAMFS_PICK_H
#define KINITRAMFS_PICK_H

#include "kernel/modules.h"
#include "machine/machine.h"

struct picked {
	char *name; /* with "_" for "-" */
	char *path; /* below the folder of all modules */
	char *line; /* as in modules.dep */
	struct strings owners; /* hooks that ask for it; may be none */
	bool wanted; /* by a device of the machine itself */
};

struct pick {
	const struct modules *modules;
	bool network; /* network interfaces count as well */
	struct picked *items; /* in the order in which they were asked for */
	size_t count;
};

/*
 * Takes the module @name, what it depends on, and what its soft dependencies
 * name. @owner is the hook that asks for it, or NULL. False: there is no such
 * module.
 */
bool pick_module(struct pick *pick, const char *name, const char *owner);

/*
 * What lacks firmware will be missed: @name was asked for by a device, or by
 * somebody.
 */
void pick_want(struct pick *pick, const char *name);

/* The same for each module that the name or alias @name stands for. */
enum modules_found pick_alias(struct pick *pick, const char *name,
			      const char *owner);

/*
 * Takes all modules that the root of some machine may be behind: buses and
 * storage, file systems, keyboards for who types a passphrase; and with
 * pick->network what a network interface needs.
 */
void pick_generic(struct pick *pick);

/*
 * Takes those that drive the devices of @machine which its root may be behind;
 * network interfaces too, if it is behind a network.
 */
void pick_machine(struct pick *pick, const struct machine *machine);

/* Does a network interface need it? @path: below the folder of all. */
bool pick_is_network(const char *path);

/*
 * May it be what the root of some machine is behind? @path: below the folder of
 * all. @modalias: of the device that it would drive, or a pattern of such, or
 * "". @flash: the root may be on a flash chip.
 */
bool pick_is_storage(const char *path, const char *modalias, bool flash);

/* Is a root of this file system, which may be NULL, on a flash chip? */
bool pick_is_flash(const char *type);

/* Was the module of this name taken? */
bool pick_has(const struct pick *pick, const char *name);

void pick_free(struct pick *pick);

#endif
