/* SPDX-License-Identifier: GPL-2.0-only */
/* The loadable modules of the target kernel, as depmod's indexes have them. */
#ifndef KINITRAMFS_MODULES_H
#define KINITRAMFS_MODULES_H

#include "module_index.h"
#include "sysroot/sysroot.h"

enum modules_file {
	MODULES_DEP,
	MODULES_ALIAS,
	MODULES_BUILT_IN,
	MODULES_BUILT_IN_ALIAS,
	MODULES_FILES,
};

struct modules {
	struct sysroot *root;
	char *version;
	char *folder; /* "/lib/modules/VERSION" */
	struct {
		char *data;
		struct module_index index;
	} files[MODULES_FILES];
	char *softdeps; /* the text of modules.softdep; "" if there is none */
	char *weakdeps; /* of modules.weakdep, which kmod 33 introduced */
};

/*
 * Reads what there is of @version in @root, which has to stay. Returns 0, or
 * -errno after a message; -ENOENT without one: there is no such folder, or
 * depmod has not made indexes there.
 */
int modules_open(struct modules *m, struct sysroot *root, const char *version);
void modules_close(struct modules *m);

enum modules_found {
	MODULES_NONE, /* the kernel has nothing of this name */
	MODULES_FOUND,
	MODULES_IN_KERNEL, /* built in */
};

/*
 * The modules that @name, of a module or an alias, stands for, with "_" for
 * "-": they are added to @names. A module's own name comes first, as it does to
 * modprobe.
 */
enum modules_found modules_look_up(const struct modules *m, const char *name,
				   struct strings *names);

/*
 * The paths of the module @name below the folder and of those that it depends
 * on, as they stand in modules.dep: "PATH: PATH PATH ...". NULL: there is none.
 * The caller frees it.
 */
char *modules_line(const struct modules *m, const char *name);

/* The name of the module in this file, with "_" for "-". The caller frees it. */
char *modules_name(const char *path);

#endif
