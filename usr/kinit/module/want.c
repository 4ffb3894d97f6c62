// SPDX-License-Identifier: GPL-2.0-only
/* What is wanted becomes modules, each of which knows what it depends on. */
#include <stdlib.h>
#include <string.h>

#include "module/conf.h"
#include "module/indexes.h"
#include "module/need.h"
#include "module/want.h"
#include "module_conf.h"

/* Modules that depend on each other, one below the other; real ones reach 15. */
#define MAX_DEPTH 32

struct wish {
	struct boot *boot;
	const char *alias; /* of a device, or "" */
	bool now; /* somebody waits for it */
	enum module_need need; /* of what it is for, if it is a dependency */
	struct module *above; /* that depends on it; or NULL */
	bool soft;
	unsigned int depth; /* of modules above it */
	struct module *found; /* the last one that was wished for by itself */
};

static struct module *find(const struct boot *boot, const char *name)
{
	struct module *m = boot->modules.first;

	while (m && !module_name_equal(m->name, name))
		m = m->next;
	return m;
}

/* Appends one; NULL: there is no memory. */
static struct module *create(struct boot *boot, const char *name,
			     const char *path, size_t path_len)
{
	struct module **p = &boot->modules.first;
	struct module *m = calloc(1, sizeof(*m) + strlen(name) + path_len + 2);

	if (!m) {
		boot->out_of_memory = true;
		return NULL;
	}
	m->name = (char *)(m + 1);
	memcpy(m->name, name, strlen(name));
	if (path) {
		m->path = m->name + strlen(name) + 1;
		memcpy(m->path, path, path_len);
	}
	m->need = NEED_NEVER;
	while (*p)
		p = &(*p)->next;
	*p = m;
	return m;
}

static void depend(struct boot *boot, struct module *m, struct module *on,
		   bool soft)
{
	struct module_dep *deps;

	for (unsigned int i = 0; i < m->n_deps; i++)
		if (m->deps[i].module == on)
			return;
	deps = realloc(m->deps, (m->n_deps + 1) * sizeof(*deps));
	if (!deps) {
		boot->out_of_memory = true;
		return;
	}
	m->deps = deps;
	deps[m->n_deps++] = (struct module_dep){ on, soft };
}

/* What it depends on is at least as urgent. */
static void raise(struct module *m, enum module_need need)
{
	if (m->need <= need)
		return;
	m->need = need;
	for (unsigned int i = 0; i < m->n_deps; i++)
		raise(m->deps[i].module, need);
}

static void wish_line(void *context, const char *name, const char *line);

/* "x/y-z.ko.xz" is y_z; names are compared by module_name_equal(). */
static void name_of(const char *path, size_t len, char *name, size_t size)
{
	const char *base = path, *end = path + len;

	for (const char *p = path; p < end; p++)
		if (*p == '/')
			base = p + 1;
	len = 0;
	while (base < end && *base != '.' && len < size - 1)
		name[len++] = *base++;
	name[len] = '\0';
}

static void wish_soft(void *context, const char *name)
{
	indexes_find(name, wish_line, context);
}

/* From modules.dep: what follows the colon is all that it depends on. */
static void wish_deps(struct boot *boot, struct module *m, const char *line,
		      unsigned int depth)
{
	const char *p = line + strcspn(line, ":");
	struct wish wish = {
		.boot = boot,
		.alias = "",
		.need = m->need,
		.above = m,
		.depth = depth + 1,
	};
	char name[128];

	while (p += strspn(p, ": "), *p) {
		size_t len = strcspn(p, " ");

		name_of(p, len, name, sizeof(name));
		indexes_find(name, wish_line, &wish);
		p += len;
	}
	wish.soft = true;
	conf_softdeps(m->name, false, wish_soft, &wish);
	wish.above = NULL;
	conf_softdeps(m->name, true, wish_soft, &wish);
}

static enum module_need need_of(const struct wish *wish, const struct module *m)
{
	if (wish->now)
		return NEED_NOW;
	if (wish->above || wish->soft)
		return wish->need;
	return module_need(m->path ? m->path : "", wish->alias);
}

static void wish_line(void *context, const char *name, const char *line)
{
	struct wish *wish = context;
	struct module *m = find(wish->boot, name);
	bool is_new = !m;

	if (is_new)
		m = create(wish->boot, name, line, strcspn(line, ":"));
	if (!m)
		return;
	wish->found = m;
	if (wish->above && wish->above != m)
		depend(wish->boot, wish->above, m, wish->soft);
	raise(m, need_of(wish, m));
	if (is_new && wish->depth < MAX_DEPTH)
		wish_deps(wish->boot, m, line, wish->depth);
}

bool module_want(struct boot *boot, const char *name, struct module **which)
{
	struct wish wish = { .boot = boot, .alias = "", .now = true };
	enum indexes_found found = FOUND_IN_KERNEL;

	/* Without indexes nothing is known but that nothing can be loaded. */
	if (has_modules(boot))
		found = indexes_find(name, wish_line, &wish);
	*which = wish.found;
	return found != FOUND_NOTHING;
}

void module_missing(struct boot *boot, const char *name)
{
	struct module *m = find(boot, name);

	if (!m)
		m = create(boot, name, NULL, 0);
	if (m && !m->path)
		m->state = MODULE_MISSING;
}

void module_event(struct boot *boot, const struct uevent *ev)
{
	struct wish wish = { .boot = boot };

	wish.alias = uevent_get(ev, "MODALIAS");
	if (!has_modules(boot) || !wish.alias || uevent_get(ev, "DRIVER") ||
	    strcmp(ev->action, "add"))
		return;
	indexes_match(wish.alias, wish_line, &wish);
}
