/* SPDX-License-Identifier: GPL-2.0-only */
/* Finds the hooks that were asked for, and those that they need. */
#ifndef KINITRAMFS_HOOK_H
#define KINITRAMFS_HOOK_H

#include "base/message.h"
#include "base/options.h"
#include "hook/manifest.h"
#include "kernel/kernel.h"
#include "machine/machine.h"

struct hook {
	char *name;
	char *path; /* of the manifest, for messages */
	struct sysroot *root; /* that it was found in */
	char *folder; /* its own, in @root; it need not be there */
	struct manifest manifest;
	bool left_out; /* the kernel lacks what it needs */
	bool modular; /* of what it needs something is a module */
};

struct hook_folder {
	struct sysroot *root;
	char *path; /* in @root */
};

struct hooks {
	struct hook **items; /* sorted by name after hooks_load() */
	size_t count;
	const struct kernel *kernel;
	struct hook_folder *folders; /* in the order of the search */
	size_t n_folders;
};

/*
 * Reads the hooks that @opt asks for and those that they need. If it asks for
 * none, those that the root of @machine needs, which may be NULL, or with
 * --generic all whose programs are there; each is said with its reason. @root,
 * and the folders that @opt names, stay open. Returns 0 or -1 after messages;
 * @hooks is always to be freed.
 */
int hooks_load(struct hooks *hooks, const struct options *opt,
	       struct sysroot *root, const struct kernel *kernel,
	       const struct machine *machine, struct stamp *stamp);

void hooks_free(struct hooks *hooks);

/* Where @word stands in the manifest. */
struct where hook_where(const struct hook *hook, const struct word *word);

#endif
