// SPDX-License-Identifier: GPL-2.0-only
/*
 * A manifest, NAME.hook, as kinit-hook(5) has it: the statements of the table
 * below, split into words as usr/lib/words.h says, and "on" statements, which
 * usr/lib/rule.h parses. "optional" at the end of a statement means that a
 * missing file is no error.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "hook/manifest.h"
#include "rule.h"
#include "sysroot/path.h"

#define MAX_STATEMENTS 4096
#define MAX_ERRORS     100
#define MAX_HOOK_NAME  63 /* what kinit has room for, as for the rules */
#define MAX_RULES      64
#define MAX_KIND       31
#define MAX_WORDS      16 /* of a list that kinit keeps */

struct parser {
	struct manifest *manifest;
	manifest_complain *complain;
	void *context;
	unsigned int errors;
};

typedef const char *check_fn(struct word *word);

static check_fn check_text, check_config, check_hook, check_path, check_own,
	check_plain, check_any, check_firmware, check_kind, check_parameter;

static const struct {
	const char *word;
	unsigned int min, max; /* words behind it; 0: as many as one likes */
	check_fn *first, *others;
	bool may_be_optional;
	const char *usage;
} statements[] = {
	[HOOK_DESCRIPTION] = { "description", 1, 1, check_text, NULL, false,
			       "wants one text in quotes: description \"TEXT\"" },
	[HOOK_NEEDS_CONFIG] = { "needs-config", 1, 0, check_config,
				check_config, false,
				"wants options of the kernel: needs-config SYMBOL ..." },
	[HOOK_NEEDS_HOOK] = { "needs-hook", 1, 0, check_hook, check_hook, true,
			      "wants hooks: needs-hook NAME ..." },
	[HOOK_EXEC] = { "exec", 1, 2, check_path, check_plain, true,
			"wants a program: exec PATH [DEST] [optional]" },
	[HOOK_FILE] = { "file", 1, 2, check_path, check_plain, true,
			"wants a file: file PATH [DEST] [optional]" },
	[HOOK_OWN] = { "own", 1, 2, check_own, check_plain, true,
		       "wants a file of the hook's folder: own NAME [DEST] [optional]" },
	[HOOK_DIR] = { "dir", 4, 4, check_plain, check_any, false,
		       "wants: dir NAME MODE UID GID" },
	[HOOK_SLINK] = { "slink", 5, 5, check_plain, check_any, false,
			 "wants: slink NAME TARGET MODE UID GID" },
	[HOOK_NOD] = { "nod", 7, 7, check_plain, check_any, false,
		       "wants: nod NAME MODE UID GID b|c MAJOR MINOR" },
	[HOOK_PIPE] = { "pipe", 4, 4, check_plain, check_any, false,
			"wants: pipe NAME MODE UID GID" },
	[HOOK_MODULE] = { "module", 1, 0, check_text, check_text, true,
			  "wants modules: module NAME ... [optional]" },
	[HOOK_FIRMWARE] = { "firmware", 1, 1, check_firmware, NULL, true,
			    "wants a file below /lib/firmware: firmware PATH [optional]" },
	[HOOK_LAYER] = { "layer", 1, 0, check_kind, check_kind, false,
			 "wants kinds of layers: layer KIND ..." },
	[HOOK_ROOT] = { "root", 1, MAX_WORDS, check_kind, check_kind, false,
			"wants up to 16 kinds of roots: root KIND ..." },
	[HOOK_ASKS_NETWORK] = { "asks-network", 1, MAX_WORDS, check_parameter,
				check_parameter, false,
				"wants up to 16 parameters of the kernel's command line: asks-network NAME ..." },
	[HOOK_ON] = { "on", 1, 0, NULL, NULL, false,
		      "wants: on EVENT [KEY=GLOB ...] run COMMAND ..." },
};
#define N_STATEMENTS (sizeof(statements) / sizeof(*statements))

static const char *check_any(struct word *word)
{
	if (strchr(word->text, WORD_OR))
		return "alternatives (A|B) have no meaning here";
	return NULL;
}

/* One name of the image. */
static const char *check_plain(struct word *word)
{
	if (word->text[0] != '/')
		return "a name in the image begins with /";
	if (path_has_dot_dot(word->text))
		return "a name in the image has no .. in it";
	return check_any(word);
}

/* Calls @check for each alternative. */
static const char *each(struct word *word, const char *(*check)(const char *))
{
	const char *problem = NULL;
	char *p = word->text, *end;

	while (!problem) {
		end = strchr(p, WORD_OR);
		if (end)
			*end = '\0';
		problem = *p ? check(p) : "an empty name";
		if (!end)
			break;
		*end = WORD_OR;
		p = end + 1;
	}
	return problem;
}

static const char *one_text(const char *text)
{
	(void)text;
	return NULL;
}

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

static const char *one_config(const char *text)
{
	if (!strncmp(text, "CONFIG_", 7))
		return "options of the kernel are named without CONFIG_";
	for (; *text; text++)
		if (!is_alnum(*text) && *text != '_')
			return "no option of the kernel has such a name";
	return NULL;
}

static const char *one_hook(const char *text)
{
	return manifest_is_hook_name(text)
		       ? NULL
		       : "a hook's name has letters, digits, - _ . + and at most 63 of them, and begins with no . or -";
}

static const char *one_path(const char *text)
{
	return *text == '/' ? NULL : "a path in the sysroot begins with /";
}

static const char *one_below(const char *text)
{
	if (*text == '/')
		return "this path is relative, it does not begin with /";
	return path_has_dot_dot(text) ? "this path has no .. in it" : NULL;
}

static const char *check_text(struct word *word)
{
	return each(word, one_text);
}

static const char *check_config(struct word *word)
{
	return each(word, one_config);
}

static const char *check_hook(struct word *word)
{
	const char *problem = check_any(word);

	return problem ? problem : one_hook(word->text);
}

static const char *check_path(struct word *word)
{
	return each(word, one_path);
}

static const char *check_own(struct word *word)
{
	return each(word, one_below);
}

static const char *check_firmware(struct word *word)
{
	return each(word, one_below);
}

/* As kinit looks for it in front of the ":" of root=KIND:... */
static const char *check_kind(struct word *word)
{
	const char *p = word->text;

	if (*p < 'a' || *p > 'z')
		return "a kind begins with a small letter";
	while ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') ||
	       *p == '-')
		p++;
	return *p || p - word->text > MAX_KIND
		       ? "a kind has small letters, digits and -, and at most 31 of them"
		       : NULL;
}

static const char *check_parameter(struct word *word)
{
	if (strpbrk(word->text, "= \t\""))
		return "a parameter is named without its value";
	return check_any(word);
}

bool manifest_is_hook_name(const char *name)
{
	size_t len = 0;

	if (*name == '.' || *name == '-')
		return false;
	for (; name[len]; len++)
		if (!is_alnum(name[len]) && !strchr("-_.+", name[len]))
			return false;
	return len && len <= MAX_HOOK_NAME;
}

static void complain(struct parser *p, const struct word *at,
		     const char *problem)
{
	p->errors++;
	p->complain(p->context, at->line, at->column,
		    word_literal(&(struct word){ .text = at->text }), problem);
}

static void unknown_statement(struct parser *p, const struct word *keyword)
{
	const char *names[N_STATEMENTS + 1];
	const char *near;
	char *problem;

	for (size_t k = 0; k < N_STATEMENTS; k++)
		names[k] = statements[k].word;
	names[N_STATEMENTS] = NULL;
	near = suggest(keyword->text, names);
	if (keyword->quoted)
		problem = mem_strdup(
			"a statement begins with a word without quotes");
	else if (near)
		problem = mem_printf("unknown statement; did you mean \"%s\"?",
				     near);
	else
		problem = mem_strdup(
			"unknown statement; known are description, needs-config, needs-hook, exec, file, own, dir, slink, nod, pipe, module, firmware, layer, root, asks-network and on");
	complain(p, keyword, problem);
	free(problem);
}

/* Appends @word in a form that words.h reads as the same. */
static char *append_word(char *to, const struct word *word)
{
	if (word->quoted)
		*to++ = '"';
	for (const char *p = word->text; *p; p++) {
		if (*p == WORD_OR && word->quoted)
			*to++ = '"';
		if (word->quoted && (*p == '"' || *p == '\\'))
			*to++ = '\\';
		*to++ = *p == WORD_OR ? '|' : *p;
		if (*p == WORD_OR && word->quoted)
			*to++ = '"';
	}
	if (word->quoted)
		*to++ = '"';
	return to;
}

static char *rule_text(const struct statement *st)
{
	char *text, *to;
	size_t size = 1;

	for (unsigned int i = 0; i < st->n; i++)
		size += 3 * strlen(st->words[i].text) + 3;
	text = to = mem_alloc(size);
	for (unsigned int i = 0; i < st->n; i++) {
		if (i)
			*to++ = ' ';
		to = append_word(to, &st->words[i]);
	}
	*to = '\0';
	return text;
}

static bool check_rule(struct parser *p, struct statement *st, char **text)
{
	const char *problem;
	struct rule rule;
	unsigned int bad;

	*text = rule_text(st);
	problem = rule_parse(&rule, st, &bad);
	if (problem)
		complain(p, &st->words[bad], problem);
	return !problem;
}

static bool check_words(struct parser *p, enum manifest_kind kind,
			struct statement *st)
{
	bool good = true;

	for (unsigned int i = 1; i < st->n; i++) {
		check_fn *check = i == 1 ? statements[kind].first
					 : statements[kind].others;
		const char *problem = check ? check(&st->words[i]) : NULL;

		if (problem) {
			complain(p, &st->words[i], problem);
			good = false;
		}
	}
	return good;
}

static void keep(struct parser *p, enum manifest_kind kind,
		 const struct statement *st, bool optional, char *rule)
{
	struct manifest *m = p->manifest;
	struct manifest_entry *e;

	m->entries = mem_grow(m->entries, m->count, sizeof(*m->entries));
	e = &m->entries[m->count++];
	*e = (struct manifest_entry){
		.kind = kind,
		.keyword = st->words[0],
		.words = mem_alloc(st->n * sizeof(*e->words)),
		.n = st->n - 1,
		.optional = optional,
		.rule = rule,
	};
	memcpy(e->words, st->words + 1, e->n * sizeof(*e->words));
}

static unsigned int count(const struct manifest *m, enum manifest_kind kind)
{
	unsigned int n = 0;

	for (size_t i = 0; i < m->count; i++)
		n += m->entries[i].kind == kind;
	return n;
}

static void parse_statement(struct parser *p, struct statement *st)
{
	bool optional = false;
	char *rule = NULL;
	size_t kind;

	for (kind = 0; kind < N_STATEMENTS; kind++)
		if (word_is(&st->words[0], statements[kind].word))
			break;
	if (kind == N_STATEMENTS) {
		unknown_statement(p, &st->words[0]);
		return;
	}
	if (kind == HOOK_ON) {
		if (count(p->manifest, HOOK_ON) == MAX_RULES)
			complain(p, &st->words[0],
				 "a hook has no more than 64 rules");
		else if (check_rule(p, st, &rule))
			keep(p, kind, st, false, rule);
		else
			free(rule);
		return;
	}
	if (statements[kind].may_be_optional && st->n > 1 &&
	    word_is(&st->words[st->n - 1], "optional")) {
		optional = true;
		st->n--;
	}
	if (st->n - 1 < statements[kind].min ||
	    (statements[kind].max && st->n - 1 > statements[kind].max)) {
		complain(p, &st->words[0], statements[kind].usage);
		return;
	}
	if (kind == HOOK_DESCRIPTION && count(p->manifest, HOOK_DESCRIPTION)) {
		complain(p, &st->words[0], "there is a description already");
		return;
	}
	if (check_words(p, kind, st))
		keep(p, kind, st, optional, NULL);
}

int manifest_parse(struct manifest *manifest, const char *text, size_t len,
		   manifest_complain *complain_fn, void *context)
{
	struct parser p = { manifest, complain_fn, context, 0 };
	enum words_result result;
	unsigned int n = 0;
	struct words words;
	struct statement st;

	*manifest = (struct manifest){ .text = mem_alloc(len + 1) };
	memcpy(manifest->text, text, len);
	words_init(&words, manifest->text, len);
	while ((result = words_next(&words, &st)) != WORDS_END) {
		if (n++ == MAX_STATEMENTS) {
			complain(&p, &st.words[0],
				 "more than 4096 statements; split the hook");
			break;
		}
		if (result == WORDS_STATEMENT) {
			parse_statement(&p, &st);
		} else {
			p.errors++;
			p.complain(p.context, words.bad_line, words.bad_column,
				   NULL, words.problem);
		}
		if (p.errors < MAX_ERRORS)
			continue;
		p.complain(p.context, words.line, 1, NULL,
			   "too many errors; the rest was not read");
		break;
	}
	return p.errors ? -EINVAL : 0;
}

char *manifest_rules(const struct manifest *manifest)
{
	char *text = mem_strdup(""), *longer, *line;

	for (size_t i = 0; i < manifest->count; i++) {
		const struct manifest_entry *e = &manifest->entries[i];
		struct statement st = { .n = 2, .words = { e->keyword } };

		if (e->kind == HOOK_DESCRIPTION) {
			st.words[1] = e->words[0];
			st.words[1].quoted = true;
			line = rule_text(&st);
		} else if ((e->kind == HOOK_MODULE && !e->optional) ||
			   e->kind == HOOK_LAYER || e->kind == HOOK_ROOT ||
			   e->kind == HOOK_ASKS_NETWORK) {
			/*
			 * Modules are loaded before the first command of the
			 * hook runs.
			 */
			st.n = 1 + e->n;
			memcpy(&st.words[1], e->words,
			       e->n * sizeof(*e->words));
			line = rule_text(&st);
		} else if (e->kind == HOOK_ON) {
			line = mem_strdup(e->rule);
		} else {
			continue;
		}
		longer = mem_printf("%s%s\n", text, line);
		free(line);
		free(text);
		text = longer;
	}
	return text;
}

void manifest_free(struct manifest *manifest)
{
	for (size_t i = 0; i < manifest->count; i++) {
		free(manifest->entries[i].words);
		free(manifest->entries[i].rule);
	}
	free(manifest->entries);
	free(manifest->text);
	*manifest = (struct manifest){ 0 };
}
