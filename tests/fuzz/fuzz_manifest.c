// SPDX-License-Identifier: GPL-2.0-only
/* An input is the text of a manifest. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "hook/manifest.h"
#include "rule.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* Each error says what and where; there are no more than a hundred and one. */
static void complain(void *context, unsigned int line, unsigned int column,
		     const char *word, const char *problem)
{
	unsigned int *errors = context;

	require(line && column && problem && *problem);
	require(!word || strlen(word) < SIZE_MAX);
	require(++*errors <= 101);
}

static void check_entry(const struct manifest *m,
			const struct manifest_entry *e)
{
	require(e->kind <= HOOK_ON && e->n < STATEMENT_WORDS);
	require((e->kind == HOOK_ON) == (e->rule != NULL));
	for (unsigned int i = 0; i < e->n; i++) {
		require(e->words[i].text >= m->text);
		require(strlen(e->words[i].text) < MANIFEST_SIZE);
	}
	/* What becomes a name in the image does not lead out of it. */
	if (e->kind == HOOK_OWN)
		require(strncmp(e->words[0].text, "../", 3) != 0);
	if (e->kind == HOOK_EXEC || e->kind == HOOK_FILE)
		require(e->words[0].text[0] == '/' &&
			(e->n < 2 || !strstr(e->words[1].text, "/../")));
}

/* The rules that are written are read as the same, by kinit's own parser. */
static void check_rules(const struct manifest *m)
{
	char *text = manifest_rules(m), *again;
	unsigned int errors = 0, n = 0, wanted = 0;
	struct manifest second;

	require(!manifest_parse(&second, text, strlen(text), complain,
				&errors));
	again = manifest_rules(&second);
	require(!strcmp(text, again));
	for (size_t i = 0; i < m->count; i++)
		wanted += m->entries[i].kind == HOOK_ON;
	for (size_t i = 0; i < second.count; i++)
		n += second.entries[i].kind == HOOK_ON;
	require(n == wanted);
	manifest_free(&second);
	free(again);
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned int errors = 0;
	struct manifest m;
	int err;

	err = manifest_parse(&m, (const char *)data, size, complain, &errors);
	require(err == 0 || err == -EINVAL);
	require((err == 0) == (errors == 0));
	for (size_t i = 0; i < m.count; i++)
		check_entry(&m, &m.entries[i]);
	if (!err)
		check_rules(&m);
	manifest_free(&m);
	return 0;
}
