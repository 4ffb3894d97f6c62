// SPDX-License-Identifier: GPL-2.0-only
/*
 * compare FOLDER [FILE]: asks usr/lib/module_index.c and libkmod the same about
 * all that the indexes of a kernel have, in its folder below lib/modules, and
 * about the aliases that FILE has, a line each, and prints how they differ.
 */
#include <libkmod.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/index_write.h"
#include "module_index.h"

struct names {
	char *items[512];
	size_t count;
};

static struct kmod_ctx *kmod;
static struct module_index dep, alias, symbols, built_in, built_in_alias;
static unsigned int asked, wrong;

static void open_index(struct module_index *index, const char *folder,
		       const char *name)
{
	char path[4096];
	const char *problem;
	FILE *file;
	char *data;
	long size;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0)
		exit((perror(path), 2));
	rewind(file);
	data = malloc(size + 1);
	if (fread(data, 1, size, file) != (size_t)size)
		exit((perror(path), 2));
	fclose(file);
	problem = module_index_open(index, data, size);
	if (problem)
		exit((fprintf(stderr, "%s: %s\n", path, problem), 2));
}

static void add(struct names *names, const char *name, size_t len)
{
	for (size_t i = 0; i < names->count; i++)
		if (strlen(names->items[i]) == len &&
		    !memcmp(names->items[i], name, len))
			return;
	if (names->count < 512)
		names->items[names->count++] = strndup(name, len);
}

static void clear(struct names *names)
{
	while (names->count)
		free(names->items[--names->count]);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void compare(const char *what, const char *key, struct names *ours,
		    struct names *theirs)
{
	bool same = ours->count == theirs->count;

	asked++;
	qsort(ours->items, ours->count, sizeof(char *), by_text);
	qsort(theirs->items, theirs->count, sizeof(char *), by_text);
	for (size_t i = 0; same && i < ours->count; i++)
		same = !strcmp(ours->items[i], theirs->items[i]);
	if (!same && ++wrong <= 10) {
		printf("%s %s: ours", what, key);
		for (size_t i = 0; i < ours->count; i++)
			printf(" %s", ours->items[i]);
		printf("; libkmod's");
		for (size_t i = 0; i < theirs->count; i++)
			printf(" %s", theirs->items[i]);
		printf("\n");
	}
	clear(ours);
	clear(theirs);
}

static bool take(void *context, const char *key, uint32_t priority,
		 const char *value)
{
	(void)key, (void)priority;
	add(context, value, strlen(value));
	return true;
}

static void check(const char *problem)
{
	if (problem)
		exit((fprintf(stderr, "an index: %s\n", problem), 2));
}

/* What libkmod finds by a name, an alias or a symbol. */
static void look_up(const char *name, struct names *theirs)
{
	struct kmod_list *list = NULL, *i;

	kmod_module_new_from_lookup(kmod, name, &list);
	kmod_list_foreach(i, list)
	{
		struct kmod_module *m = kmod_module_get_module(i);
		const char *found = kmod_module_get_name(m);

		add(theirs, found, strlen(found));
		kmod_module_unref(m);
	}
	kmod_module_unref_list(list);
}

static bool take_key(void *context, const char *key, uint32_t priority,
		     const char *value)
{
	(void)priority, (void)value;
	add(context, key, strlen(key));
	return true;
}

/* Each of these libkmod looks into only if the one before had nothing. */
static void compare_alias(const char *name)
{
	struct names ours = { .count = 0 }, theirs = { .count = 0 };

	check(module_index_find(&dep, name, take_key, &ours));
	if (!ours.count)
		check(module_index_match(&alias, name, take, &ours));
	if (!ours.count)
		check(module_index_find(&built_in, name, take_key, &ours));
	if (!ours.count)
		check(module_index_match(&built_in_alias, name, take, &ours));
	look_up(name, &theirs);
	compare("alias", name, &ours, &theirs);
}

/* A text that @pattern matches: @any stands for each "*". */
static void make_alias(char *to, const char *pattern, const char *any)
{
	for (; *pattern; pattern++) {
		if (*pattern == '*') {
			to = stpcpy(to, any);
		} else if (*pattern == '[') {
			*to++ = pattern[1];
			while (*pattern != ']')
				pattern++;
		} else {
			*to++ = *pattern == '?' ? '7' : *pattern;
		}
	}
	*to = '\0';
}

static bool each_pattern(void *context, const char *key, uint32_t priority,
			 const char *value)
{
	char text[8192];

	(void)context, (void)priority, (void)value;
	make_alias(text, key, "");
	compare_alias(text);
	make_alias(text, key, "00a");
	compare_alias(text);
	text[strlen(text) / 2] ^= 1;
	if (!strpbrk(text, "[]"))
		compare_alias(text);
	return true;
}

static bool each_symbol(void *context, const char *key, uint32_t priority,
			const char *value)
{
	struct names ours = { .count = 0 }, theirs = { .count = 0 };

	(void)context, (void)priority, (void)value;
	check(module_index_find(&symbols, key, take, &ours));
	look_up(key, &theirs);
	compare("symbol", key, &ours, &theirs);
	return true;
}

/* "PATH: PATH PATH" against the path of the module and those it depends on. */
static bool each_module(void *context, const char *key, uint32_t priority,
			const char *value)
{
	struct names found = { .count = 0 }, ours = { .count = 0 },
		     theirs = { .count = 0 };
	const char *folder = kmod_get_dirname(kmod);
	struct kmod_module *m;
	struct kmod_list *list, *i;

	(void)context, (void)priority, (void)value;
	check(module_index_find(&dep, key, take, &found));
	for (size_t n = 0; n < found.count; n++)
		for (const char *p = found.items[n]; *p;) {
			size_t len = strcspn(p, ": ");

			if (len)
				add(&ours, p, len);
			p += len + (p[len] != '\0');
		}
	clear(&found);
	kmod_module_new_from_name(kmod, key, &m);
	list = kmod_module_get_dependencies(m);
	add(&theirs, kmod_module_get_path(m) + strlen(folder) + 1,
	    strlen(kmod_module_get_path(m) + strlen(folder) + 1));
	kmod_list_foreach(i, list)
	{
		struct kmod_module *on = kmod_module_get_module(i);
		const char *path =
			kmod_module_get_path(on) + strlen(folder) + 1;

		add(&theirs, path, strlen(path));
		kmod_module_unref(on);
	}
	kmod_module_unref_list(list);
	kmod_module_unref(m);
	compare("module", key, &ours, &theirs);
	return true;
}

static bool each_built_in(void *context, const char *key, uint32_t priority,
			  const char *value)
{
	struct names found = { .count = 0 };
	struct kmod_module *m;

	(void)context, (void)priority, (void)value;
	check(module_index_find(&built_in, key, take, &found));
	kmod_module_new_from_name(kmod, key, &m);
	asked++;
	if (found.count != 1 ||
	    kmod_module_get_initstate(m) != KMOD_MODULE_BUILTIN) {
		wrong++;
		printf("built in %s: differs\n", key);
	}
	kmod_module_unref(m);
	clear(&found);
	return true;
}

static bool collect(void *context, const char *key, uint32_t priority,
		    const char *value)
{
	index_add(context, key, priority, value);
	return true;
}

/* Ours of the same entries are the same bytes as depmod's. */
static void compare_bytes(const struct module_index *index, const char *name)
{
	struct index_entries entries = { .count = 0 };
	size_t len;
	char *data;

	asked++;
	check(module_index_walk(index, collect, &entries));
	index_write(&entries, &data, &len);
	if (len != index->size || memcmp(data, index->data, len)) {
		wrong++;
		printf("%s: depmod writes %zu bytes, we %zu others\n", name,
		       index->size, len);
	}
	free(data);
	index_free(&entries);
}

static void each_line(const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;

	if (!file)
		exit((perror(path), 2));
	while (getline(&line, &size, file) > 0) {
		line[strcspn(line, "\n")] = '\0';
		compare_alias(line);
	}
	free(line);
	fclose(file);
}

int main(int argc, char **argv)
{
	const char *no_config[] = { NULL };

	if (argc < 2 || argc > 3)
		return 2;
	kmod = kmod_new(argv[1], no_config);
	kmod_load_resources(kmod);
	open_index(&dep, argv[1], "modules.dep.bin");
	open_index(&alias, argv[1], "modules.alias.bin");
	open_index(&symbols, argv[1], "modules.symbols.bin");
	open_index(&built_in, argv[1], "modules.builtin.bin");
	open_index(&built_in_alias, argv[1], "modules.builtin.alias.bin");
	check(module_index_walk(&dep, each_module, NULL));
	check(module_index_walk(&alias, each_pattern, NULL));
	check(module_index_walk(&built_in_alias, each_pattern, NULL));
	if (argc == 3)
		each_line(argv[2]);
	check(module_index_walk(&symbols, each_symbol, NULL));
	check(module_index_walk(&built_in, each_built_in, NULL));
	compare_bytes(&dep, "modules.dep.bin");
	compare_bytes(&alias, "modules.alias.bin");
	compare_bytes(&symbols, "modules.symbols.bin");
	compare_bytes(&built_in, "modules.builtin.bin");
	compare_bytes(&built_in_alias, "modules.builtin.alias.bin");
	printf("%u questions, %u answers differ\n", asked, wrong);
	return wrong ? 1 : 0;
}
