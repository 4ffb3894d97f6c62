// SPDX-License-Identifier: GPL-2.0-only
/*
 * Statements of words.h: "generic yes|no", "network yes|no", "microcode
 * yes|no", "compress HOW", "dump-target T", "hook NAME ...", "module NAME ...",
 * "firmware FILE ...".
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "config.h"
#include "sysroot/sysroot.h"
#include "words.h"

#define MAX_FILE (1 << 20)

static const char *const folders[] = { "/etc/kinit", "/usr/lib/kinit" };

static const char *take_bool(bool *value, const char *text)
{
	*value = !strcmp(text, "yes");
	return *value || !strcmp(text, "no") ? NULL : "this is yes or no";
}

/* Returns what is wrong with word *@bad, or NULL. */
static const char *take(struct config *config, struct statement *st,
			unsigned int *bad)
{
	const struct word *first = &st->words[0];
	bool *value = word_is(first, "generic")	    ? &config->generic
		      : word_is(first, "network")   ? &config->network
		      : word_is(first, "microcode") ? &config->microcode
						    : NULL;
	struct strings *list = word_is(first, "hook")	    ? &config->hooks
			       : word_is(first, "module")   ? &config->modules
			       : word_is(first, "firmware") ? &config->firmware
							    : NULL;
	bool many = list;

	*bad = 0;
	char **text = word_is(first, "compress")      ? &config->compress
		      : word_is(first, "dump-target") ? &config->dump_target
						      : NULL;

	if (!many && !value && !text)
		return "no such statement: known are generic, network, microcode, compress, dump-target, hook, module and firmware";
	if (st->n < 2)
		return "a word has to follow it";
	*bad = 2;
	if (!many && st->n > 2)
		return "nothing should follow";
	*bad = 1;
	if (value)
		return take_bool(value, word_literal(&st->words[1]));
	for (unsigned int i = 1; many && i < st->n; i++)
		strings_add(list, word_literal(&st->words[i]));
	if (text) {
		free(*text);
		*text = mem_strdup(word_literal(&st->words[1]));
	}
	return NULL;
}

static int take_text(struct config *config, const char *path, char *text,
		     size_t len)
{
	struct statement *st = mem_alloc(sizeof(*st));
	enum words_result result;
	struct words words;
	int err = 0;

	words_init(&words, text, len);
	while ((result = words_next(&words, st)) != WORDS_END) {
		struct where where = { path, words.bad_line, words.bad_column,
				       NULL };
		const char *problem = words.problem;
		unsigned int bad;

		if (result == WORDS_STATEMENT) {
			problem = take(config, st, &bad);
			where.line = st->words[0].line;
			where.column = st->words[0].column;
		}
		if (!problem)
			continue;
		if (result == WORDS_STATEMENT)
			where = (struct where){ path, st->words[bad].line,
						st->words[bad].column,
						word_literal(&st->words[bad]) };
		error_at(&where, "%s", problem);
		err = -1;
	}
	free(st);
	return err;
}

/* @name of the first of the folders that has it; it need not be there. */
static int take_file(struct config *config, struct sysroot *root,
		     const char *name)
{
	int err = -ENOENT;

	for (size_t i = 0; i < 2 && err; i++) {
		char *path = mem_printf("%s/%s", folders[i], name), *text;
		size_t len;

		err = sysroot_find_and_read(root, path, MAX_FILE, &text, &len);
		if (!err) {
			err = take_text(config, path, text, len);
			free(text);
			free(path);
			return err;
		}
		if (err != -ENOENT && err != -ENOTDIR) {
			error_at(&(struct where){ .file = path }, "%s",
				 strerror(-err));
			free(path);
			return -1;
		}
		free(path);
	}
	return 0;
}

/* The names that end as they should, of both folders, in their order. */
static void list_all(struct sysroot *root, struct strings *names)
{
	static const char suffix[] = ".conf";

	for (size_t i = 0; i < 2; i++) {
		char *path = mem_printf("%s/kinitramfs.conf.d", folders[i]);
		struct strings files = { 0 };
		struct place place;

		if (!sysroot_find(root, path, &place, NULL))
			sysroot_list(root, &place, &files);
		for (size_t n = 0; n < files.count; n++) {
			size_t len = strlen(files.items[n]);

			if (len > strlen(suffix) &&
			    !strcmp(files.items[n] + len - strlen(suffix),
				    suffix))
				strings_add(names, files.items[n]);
		}
		strings_free(&files);
		free(path);
	}
	strings_sort(names);
}

int config_read(struct config *config, const char *path)
{
	struct strings names = { 0 };
	struct sysroot root;
	int err;

	*config = (struct config){ 0 };
	err = sysroot_open(&root, path, NULL);
	if (err) {
		error_at(NULL, "--root %s: %s", path, strerror(-err));
		return -1;
	}
	err = take_file(config, &root, "kinitramfs.conf");
	list_all(&root, &names);
	for (size_t i = 0; i < names.count; i++) {
		char *name = mem_printf("kinitramfs.conf.d/%s", names.items[i]);

		if (take_file(config, &root, name))
			err = -1;
		free(name);
	}
	strings_free(&names);
	sysroot_close(&root);
	return err;
}

void config_free(struct config *config)
{
	free(config->compress);
	free(config->dump_target);
	strings_free(&config->hooks);
	strings_free(&config->modules);
	strings_free(&config->firmware);
	*config = (struct config){ 0 };
}
