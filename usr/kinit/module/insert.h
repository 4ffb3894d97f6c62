/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_INSERT_H
#define KINIT_INSERT_H

#include <stdbool.h>

#include "module/module.h"

/* Has the kernel this module already, to the end of its initialisation? */
bool module_is_live(const char *name);

/*
 * Has the kernel load the module @name from @path, below the folder of all
 * modules, with its parameters. Returns 0, also if it is there already, or
 * -errno. Blocks for as long as the module's initialisation takes.
 */
int module_insert(const char *name, const char *path);

/*
 * The release of the kernel that the module in @path was built for; "" if it
 * does not say so, or is compressed.
 */
void module_built_for(const char *path, char release[RELEASE_SIZE]);

#endif
