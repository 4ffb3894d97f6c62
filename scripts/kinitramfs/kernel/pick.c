// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "kernel/pick.h"
#include "module_conf.h"

static struct picked *find(const struct pick *pick, const char *name)
{
	for (size_t i = 0; i < pick->count; i++)
		if (module_name_equal(pick->items[i].name, name))
			return &pick->items[i];
	return NULL;
}

bool pick_has(const struct pick *pick, const char *name)
{
	return find(pick, name);
}

static void own(struct picked *picked, const char *owner)
{
	if (owner && !strings_has(&picked->owners, owner))
		strings_add(&picked->owners, owner);
}

/*
 * Soft dependencies may be aliases, and need not be there. So may weak ones:
 * modules that this one may come to ask the kernel for, which nobody loads
 * before.
 */
static void pick_softdeps(struct pick *pick, const char *name,
			  const char *owner)
{
	char *text = mem_printf("%s\n%s", pick->modules->softdeps,
				pick->modules->weakdeps);
	struct module_conf_text from = { .next = text };
	struct module_conf conf;

	while (module_conf_next(&from, &conf)) {
		enum module_conf_side side = SOFTDEP_NONE;
		char *dep;

		if ((conf.kind != CONF_SOFTDEP && conf.kind != CONF_WEAKDEP) ||
		    !module_name_equal(conf.name, name))
			continue;
		/* A weak one has no "pre:" in front. */
		if (conf.kind == CONF_WEAKDEP)
			side = SOFTDEP_POST;
		while ((dep = module_conf_softdep(&conf.rest, &side)))
			pick_alias(pick, dep, owner);
	}
	free(text);
}

/* "PATH: PATH PATH": each of them is a module. */
static void pick_line(struct pick *pick, const char *line, const char *owner)
{
	const char *p = line + strcspn(line, ":");

	while (p += strspn(p, ": "), *p) {
		size_t len = strcspn(p, " ");
		char *path = mem_strndup(p, len), *name = modules_name(path);

		pick_module(pick, name, owner);
		free(name);
		free(path);
		p += len;
	}
}

bool pick_module(struct pick *pick, const char *name, const char *owner)
{
	struct picked *picked = find(pick, name);
	bool is_new = !picked;
	char *line;

	if (picked && (!owner || strings_has(&picked->owners, owner)))
		return true;
	line = picked ? mem_strdup(picked->line)
		      : modules_line(pick->modules, name);
	if (!line)
		return false;
	if (is_new) {
		pick->items = mem_grow(pick->items, pick->count,
				       sizeof(*pick->items));
		picked = &pick->items[pick->count++];
		*picked = (struct picked){
			.path = mem_strndup(line, strcspn(line, ":")),
			.line = mem_strdup(line),
		};
		picked->name = modules_name(picked->path);
	}
	own(picked, owner);
	pick_line(pick, line, owner);
	pick_softdeps(pick, name, owner);
	free(line);
	return true;
}

void pick_want(struct pick *pick, const char *name)
{
	struct picked *picked = find(pick, name);

	if (picked)
		picked->wanted = true;
}

enum modules_found pick_alias(struct pick *pick, const char *name,
			      const char *owner)
{
	struct strings names = { 0 };
	enum modules_found found = modules_look_up(pick->modules, name, &names);

	for (size_t i = 0; i < names.count; i++)
		pick_module(pick, names.items[i], owner);
	strings_free(&names);
	return found;
}

void pick_free(struct pick *pick)
{
	for (size_t i = 0; i < pick->count; i++) {
		free(pick->items[i].name);
		free(pick->items[i].path);
		free(pick->items[i].line);
		strings_free(&pick->items[i].owners);
	}
	free(pick->items);
	*pick = (struct pick){ 0 };
}
