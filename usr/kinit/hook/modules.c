// SPDX-License-Identifier: GPL-2.0-only
/* The modules of the kernel that the commands of a hook need. */
#include <stddef.h>

#include "boot.h"
#include "hook/hook.h"
#include "module/want.h"

/* The first of the alternatives that this kernel has. */
static struct module *ask(struct boot *boot, char *names)
{
	char *rest = names, *name, *first = NULL;
	struct module *module;

	while ((name = word_alternative(&rest))) {
		if (module_want(boot, name, &module))
			return module;
		if (!first)
			first = name;
	}
	module_missing(boot, first);
	return NULL;
}

void hook_ask_modules(struct boot *boot, struct hook *hook)
{
	if (hook->asked || !has_modules(boot))
		return;
	hook->asked = true;
	for (unsigned int i = 0; i < hook->n_modules; i++)
		hook->needs[i] = ask(boot, hook->modules[i]);
}

bool hook_has_modules(const struct hook *hook)
{
	for (unsigned int i = 0; KINIT_HAS_MODULES && i < hook->n_modules; i++)
		if (hook->needs[i] && !module_is_settled(hook->needs[i]))
			return false;
	return true;
}
