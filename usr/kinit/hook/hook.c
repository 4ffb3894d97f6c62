// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "boot.h"
#include "hook/hook.h"
#include "log/log.h"
#include "small_file.h"

#define RULES_SIZE 32768

#define SUFFIX ".rules"

static void complain(const struct hook *hook, unsigned int line,
		     unsigned int column, const char *problem)
{
	log_print(LOG_WARNING, "%s/%s" SUFFIX ":%u:%u: ignored: %s", RULES_DIR,
		  hook->name, line, column, problem);
}

static const char *add_modules(struct hook *hook, struct statement *st)
{
	for (unsigned int i = 1; i < st->n; i++) {
		if (hook->n_modules == HOOK_MODULES)
			return "too many modules";
		hook->modules[hook->n_modules++] = st->words[i].text;
	}
	return NULL;
}

static const char *add_words(struct hook_words *list, struct statement *st)
{
	for (unsigned int i = 1; i < st->n; i++) {
		if (list->n == HOOK_WORDS)
			return "too many words";
		list->words[list->n++] = word_literal(&st->words[i]);
	}
	return NULL;
}

static void add_statement(struct hook *hook, struct statement *st)
{
	const struct word *first = &st->words[0];
	const char *problem = "no such statement";
	unsigned int bad = 0;

	if (word_is(first, "description") && st->n == 2) {
		hook->description = word_literal(&st->words[1]);
		return;
	}
	if (word_is(first, "module")) {
		problem = add_modules(hook, st);
		if (!problem)
			return;
	}
	/* What layers it is for is a matter of who makes an image. */
	if (word_is(first, "layer"))
		return;
	if (word_is(first, "root") || word_is(first, "asks-network")) {
		problem = add_words(word_is(first, "root") ? &hook->roots
							   : &hook->asks,
				    st);
		if (!problem)
			return;
	}
	if (word_is(first, "on")) {
		problem = "too many rules";
		if (hook->n_rules < HOOK_RULES)
			problem = rule_parse(&hook->rules[hook->n_rules], st,
					     &bad);
		if (!problem) {
			hook->n_rules++;
			return;
		}
	}
	complain(hook, st->words[bad].line, st->words[bad].column, problem);
}

static void parse(struct hook *hook, char *text, size_t len)
{
	static struct statement st;
	struct words words;
	enum words_result result;

	words_init(&words, text, len);
	while ((result = words_next(&words, &st)) != WORDS_END) {
		if (result == WORDS_ERROR)
			complain(hook, words.bad_line, words.bad_column,
				 words.problem);
		else
			add_statement(hook, &st);
	}
}

/* Returns the length, or -errno; the text is never given back. */
static ssize_t read_rules(int dirfd, const char *file, char **text)
{
	ssize_t n;

	*text = malloc(RULES_SIZE + 1);
	if (!*text)
		return -ENOMEM;
	n = small_file_read(dirfd, file, *text, RULES_SIZE);
	return n == RULES_SIZE ? -EFBIG : n;
}

static void insert(struct boot *boot, struct hook *hook)
{
	struct hook **p = &boot->hooks;

	while (*p && strcmp((*p)->name, hook->name) < 0)
		p = &(*p)->next;
	hook->next = *p;
	*p = hook;
}

static void load(struct boot *boot, int dirfd, const char *file)
{
	size_t len = strlen(file), suffix = strlen(SUFFIX);
	struct hook *hook;
	char *text = NULL;
	ssize_t n;

	if (len <= suffix || strcmp(file + len - suffix, SUFFIX))
		return;
	len -= suffix;
	hook = calloc(1, sizeof(*hook));
	n = hook ? read_rules(dirfd, file, &text) : -ENOMEM;
	if (n < 0 || len >= sizeof(hook->name)) {
		log_print(LOG_WARNING, "%s/%s: ignored: %s", RULES_DIR, file,
			  n < 0 ? strerror(-n) : "the name is too long");
		free(text);
		free(hook);
		return;
	}
	memcpy(hook->name, file, len);
	hook->description = "";
	parse(hook, text, n);
	insert(boot, hook);
}

void hooks_load(struct boot *boot)
{
	DIR *dir = opendir(RULES_DIR);
	struct dirent *entry;

	if (!dir)
		return; /* the base image alone: there are none */
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			load(boot, dirfd(dir), entry->d_name);
	closedir(dir);
}

bool hooks_want(const struct boot *boot, enum rule_event event)
{
	const struct hook *hook;

	for (hook = boot->hooks; hook; hook = hook->next)
		for (unsigned int i = 0; i < hook->n_rules; i++)
			if (hook->rules[i].event == event)
				return true;
	return false;
}
