/* SPDX-License-Identifier: GPL-2.0-only */
/* What the target kernel has: its configuration, and what is built in. */
#ifndef KINITRAMFS_KERNEL_H
#define KINITRAMFS_KERNEL_H

#include "sysroot/sysroot.h"

struct kernel {
	const char *name; /* as it was asked for; NULL: none was */
	struct sysroot folder; /* its build folder, where that was named */
	struct strings config; /* "SYMBOL=y", sorted */
	struct strings built_in; /* modules, with "_" for "-", sorted */
	struct strings aliases; /* of what is built in: patterns */
	struct strings loadable; /* modules, as above */
	bool has_config, has_built_in;
};

/*
 * Reads what there is of @name: a folder if it has a "/" in it, else a version
 * that is looked for in @root. NULL is a kernel of which nothing is known.
 * Returns 0, or -errno after a message.
 */
int kernel_open(struct kernel *kernel, const char *name, struct sysroot *root,
		struct stamp *stamp);
void kernel_close(struct kernel *kernel);

/* 'y', 'm', 'n', another first letter of a value, or '?': not known. */
char kernel_config(const struct kernel *kernel, const char *symbol);

/* The value, with its quotes if it has some; NULL: there is none. */
const char *kernel_config_text(const struct kernel *kernel, const char *symbol);

enum kernel_module {
	MODULE_BUILT_IN,
	MODULE_LOADABLE,
	MODULE_ABSENT, /* no such module */
	MODULE_UNKNOWN, /* nothing says anything of it */
};

enum kernel_module kernel_module(const struct kernel *kernel, const char *name);

#endif
