// SPDX-License-Identifier: GPL-2.0-only
/* An input is the text of a file of rules. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rule.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* Every variable is set, to what must not be expanded once more. */
static const char *get(const void *env, const char *name, size_t len)
{
	require(len && name[0] != '$' && name[0] != '{');
	return env;
}

static void check_expansion(const char *arg)
{
	char small[5], *all;
	size_t len = rule_expand(arg, get, "$A$$", small, sizeof(small));

	require(strlen(small) == (len < 4 ? len : 4));
	all = malloc(len + 1);
	require(rule_expand(arg, get, "$A$$", all, len + 1) == len);
	require(strlen(all) == len && !strncmp(all, small, strlen(small)));
	free(all);
}

static void check_rule(struct statement *st)
{
	struct rule rule;
	unsigned int bad;
	const char *problem = rule_parse(&rule, st, &bad);

	require(bad < st->n);
	if (problem)
		return;
	require(rule.argc && rule.argc < st->n && !rule.argv[rule.argc]);
	require(rule.timeout || rule.tty);
	for (unsigned int i = 0; i < rule.argc; i++) {
		require(!strchr(rule.argv[i], WORD_OR));
		check_expansion(rule.argv[i]);
	}
	rule_matches(&rule, get, "linux_raid_member");
}

static void check_words(const struct statement *st, const char *from,
			size_t size)
{
	unsigned int line = 1;

	require(st->n && st->n <= STATEMENT_WORDS);
	for (unsigned int i = 0; i < st->n; i++) {
		const struct word *word = &st->words[i];

		require(word->text >= from && word->text <= from + size);
		require(memchr(word->text, '\0', from + size + 1 - word->text));
		require(word->line >= line && word->column);
		require(word->quoted || *word->text);
		line = word->line;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	enum words_result result;
	struct statement st;
	struct words w;
	size_t n = 0;

	if (size)
		memcpy(text, data, size);
	words_init(&w, text, size);
	while ((result = words_next(&w, &st)) != WORDS_END) {
		require(n++ <= size);
		require(result == WORDS_STATEMENT || w.problem);
		if (result == WORDS_ERROR) {
			require(w.bad_line && w.bad_column);
			continue;
		}
		check_words(&st, text, size);
		if (word_is(&st.words[0], "on"))
			check_rule(&st);
	}
	free(text);
	return 0;
}
