/* SPDX-License-Identifier: GPL-2.0-only */
/* The indexes of this kernel's modules that are in the image. */
#ifndef KINIT_INDEXES_H
#define KINIT_INDEXES_H

#include "module/module.h"

#define MODULES_DIR "/usr/lib/modules"

/*
 * Opens them, and reads what is configured about modules, also on the kernel's
 * @cmdline. Fills the first fields of @modules. To be called once.
 */
void indexes_open(struct modules *modules, const char *cmdline);

enum indexes_found { FOUND_NOTHING, FOUND_MODULES, FOUND_IN_KERNEL };

/* Called for each module; @line is what modules.dep has: "PATH: PATH PATH". */
typedef void indexes_module(void *context, const char *name, const char *line);

/*
 * The modules that @name, of a module or an alias, stands for. As to
 * modprobe(8), a module's own name comes before all aliases, and what is built
 * in last. What is blacklisted is found by its own name only.
 */
enum indexes_found indexes_find(const char *name, indexes_module *module,
				void *context);

/*
 * Only those that a device's @modalias stands for, of which most have none: no
 * more is looked at than one index.
 */
void indexes_match(const char *modalias, indexes_module *module, void *context);

/*
 * Modules that are not in this image, but were made for this kernel: @line of
 * each is empty. Only storage and what leads to it is known.
 */
void indexes_absent(const char *modalias, indexes_module *module,
		    void *context);

/* The file of a module, for open(2); false: the buffer is too small. */
bool indexes_path(const char *path, char *buf, size_t size);

#endif
