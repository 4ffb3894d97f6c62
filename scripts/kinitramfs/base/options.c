// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/options.h"

enum {
	ROOT = 256,
	HOOK,
	NO_HOOKS,
	HOOK_DIR,
	TREE_HOOKS,
	KERNEL,
	MACHINE,
	GENERIC,
	NETWORK,
	MODULE,
	FIRMWARE,
	BASE,
	STAMP
};

static const struct option common[] = {
	{ "root", required_argument, NULL, ROOT },
	{ "hook", required_argument, NULL, HOOK },
	{ "no-hooks", no_argument, NULL, NO_HOOKS },
	{ "hook-dir", required_argument, NULL, HOOK_DIR },
	{ "tree-hooks", required_argument, NULL, TREE_HOOKS },
	{ "kernel", required_argument, NULL, KERNEL },
	{ "machine", required_argument, NULL, MACHINE },
	{ "generic", no_argument, NULL, GENERIC },
	{ "network", no_argument, NULL, NETWORK },
	{ "module", required_argument, NULL, MODULE },
	{ "firmware", required_argument, NULL, FIRMWARE },
	{ "base", required_argument, NULL, BASE },
	{ "stamp", required_argument, NULL, STAMP },
	{ "output", required_argument, NULL, 'o' },
	{ "help", no_argument, NULL, 'h' },
};
#define N_COMMON (sizeof(common) / sizeof(*common))
#define MAX_OWN	 15

int options_next(int argc, char **argv, const struct option *own)
{
	static struct option all[N_COMMON + MAX_OWN + 1];
	size_t n = 0;

	memcpy(all, common, sizeof(common));
	for (; n < MAX_OWN && own[n].name; n++)
		all[N_COMMON + n] = own[n];
	all[N_COMMON + n] = (struct option){ 0 };
	return getopt_long(argc, argv, "o:h", all, NULL);
}

void options_init(struct options *opt)
{
	*opt = (struct options){ .root = "/" };
}

/* "mdadm,lvm2" and "mdadm lvm2", as Kconfig has it, are two. */
static void add_names(struct strings *names, const char *list)
{
	size_t len;

	while (list += strspn(list, ", \t"), *list) {
		char *name;

		len = strcspn(list, ", \t");
		name = mem_strndup(list, len);
		if (!strings_has(names, name))
			strings_add(names, name);
		free(name);
		list += len;
	}
}

int options_take(struct options *opt, int c, const char *arg)
{
	switch (c) {
	case ROOT:
		opt->root = arg;
		break;
	case HOOK:
		add_names(&opt->hooks, arg);
		break;
	case MACHINE:
		opt->machine = arg;
		break;
	case NO_HOOKS:
		opt->no_hooks = true;
		break;
	case GENERIC:
		opt->generic = true;
		break;
	case NETWORK:
		opt->network = true;
		break;
	case MODULE:
		add_names(&opt->modules, arg);
		break;
	case FIRMWARE:
		strings_add(&opt->firmware, arg);
		break;
	case HOOK_DIR:
		strings_add(&opt->hook_dirs, arg);
		break;
	case TREE_HOOKS:
		opt->tree_hooks = arg;
		break;
	case KERNEL:
		opt->kernel = arg;
		break;
	case BASE:
		opt->base = arg;
		break;
	case STAMP:
		opt->stamp = arg;
		break;
	case 'o':
		opt->output = arg;
		break;
	default:
		return -EINVAL;
	}
	if (arg && c != HOOK && c != MODULE && !*arg) {
		error_at(NULL, "an option's value is empty");
		return -EINVAL;
	}
	return 0;
}

void options_free(struct options *opt)
{
	strings_free(&opt->hooks);
	strings_free(&opt->hook_dirs);
	strings_free(&opt->modules);
	strings_free(&opt->firmware);
}
