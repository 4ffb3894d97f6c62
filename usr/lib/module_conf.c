// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

#include "module_conf.h"

static const struct {
	const char *word;
	enum module_conf_kind kind;
	const char *lacks; /* said if nothing follows the name; or NULL */
} statements[] = {
	{ "alias", CONF_ALIAS, "the module is missing" },
	{ "blacklist", CONF_BLACKLIST, NULL },
	{ "options", CONF_OPTIONS, NULL },
	{ "softdep", CONF_SOFTDEP, NULL },
	{ "weakdep", CONF_WEAKDEP, NULL },
	{ "install", CONF_INSTALL, NULL },
	{ "remove", CONF_REMOVE, NULL },
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

char *module_conf_word(char **rest)
{
	char *word = *rest;

	while (is_space(*word))
		word++;
	if (!*word)
		return NULL;
	for (*rest = word; **rest && !is_space(**rest);)
		++*rest;
	if (**rest)
		*(*rest)++ = '\0';
	return word;
}

/* Cuts the next line off, with those that are joined to it. */
static char *next_line(struct module_conf_text *from)
{
	char *line = from->next, *end = line;

	for (;; end++) {
		end += strcspn(end, "\n");
		from->line++;
		if (!*end || end == line || end[-1] != '\\')
			break;
		end[-1] = end[0] = ' ';
	}
	from->next = *end ? end + 1 : end;
	*end = '\0';
	return line;
}

static void trim(char **rest)
{
	size_t len;

	while (is_space(**rest))
		++*rest;
	for (len = strlen(*rest); len && is_space((*rest)[len - 1]);)
		len--;
	(*rest)[len] = '\0';
}

static void take(struct module_conf *conf, const char *word, char *rest)
{
	conf->kind = CONF_BAD;
	conf->problem = "no such statement";
	for (size_t i = 0; i < sizeof(statements) / sizeof(*statements); i++) {
		if (strcmp(word, statements[i].word))
			continue;
		conf->name = module_conf_word(&rest);
		trim(&rest);
		conf->rest = rest;
		conf->problem = conf->name ? NULL : "the name is missing";
		if (conf->name && !*rest)
			conf->problem = statements[i].lacks;
		if (!conf->problem)
			conf->kind = statements[i].kind;
		return;
	}
}

bool module_conf_next(struct module_conf_text *from, struct module_conf *conf)
{
	while (*from->next) {
		unsigned int line = from->line + 1;
		char *rest = next_line(from), *word;

		word = module_conf_word(&rest);
		if (!word || *word == '#')
			continue;
		*conf = (struct module_conf){ .line = line, .rest = rest };
		take(conf, word, rest);
		return true;
	}
	return false;
}

char *module_conf_softdep(char **rest, enum module_conf_side *side)
{
	char *word;

	while ((word = module_conf_word(rest))) {
		if (!strcmp(word, "pre:"))
			*side = SOFTDEP_PRE;
		else if (!strcmp(word, "post:"))
			*side = SOFTDEP_POST;
		else if (*side != SOFTDEP_NONE)
			return word;
	}
	return NULL;
}

bool module_name_equal(const char *a, const char *b)
{
	for (; *a && (*a == *b ||
		      ((*a == '-' || *a == '_') && (*b == '-' || *b == '_')));
	     a++, b++)
		;
	return *a == *b;
}
