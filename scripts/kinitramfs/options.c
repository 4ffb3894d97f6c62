// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"
#include "options.h"

void options_init(struct options *opt)
{
	*opt = (struct options){ .root = "/" };
}

/* "mdadm,lvm2" and "mdadm lvm2", as Kconfig has it, are two. */
static void add_hooks(struct strings *hooks, const char *list)
{
	size_t len;

	while (list += strspn(list, ", \t"), *list) {
		char *name;

		len = strcspn(list, ", \t");
		name = mem_strndup(list, len);
		if (!strings_has(hooks, name))
			strings_add(hooks, name);
		free(name);
		list += len;
	}
}

int options_take(struct options *opt, int c, const char *arg)
{
	switch (c) {
	case 256:
		opt->root = arg;
		break;
	case 257:
		add_hooks(&opt->hooks, arg);
		break;
	case 258:
		strings_add(&opt->hook_dirs, arg);
		break;
	case 259:
		opt->tree_hooks = arg;
		break;
	case 260:
		opt->kernel = arg;
		break;
	case 261:
		opt->base = arg;
		break;
	case 262:
		opt->stamp = arg;
		break;
	case 'o':
		opt->output = arg;
		break;
	default:
		return -EINVAL;
	}
	if (c != 257 && !*arg) {
		error_at(NULL, "an option's value is empty");
		return -EINVAL;
	}
	return 0;
}

void options_free(struct options *opt)
{
	strings_free(&opt->hooks);
	strings_free(&opt->hook_dirs);
}
