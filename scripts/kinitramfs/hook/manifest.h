/* SPDX-License-Identifier: GPL-2.0-only */
/* The text of a hook's manifest, NAME.hook. Pure, but for memory. */
#ifndef KINITRAMFS_MANIFEST_H
#define KINITRAMFS_MANIFEST_H

#include "base/strlist.h"
#include "words.h"

enum manifest_kind {
	HOOK_DESCRIPTION,
	HOOK_NEEDS_CONFIG,
	HOOK_NEEDS_HOOK,
	HOOK_EXEC,
	HOOK_FILE,
	HOOK_OWN,
	HOOK_DIR,
	HOOK_SLINK,
	HOOK_NOD,
	HOOK_PIPE,
	HOOK_MODULE,
	HOOK_FIRMWARE,
	HOOK_LAYER,
	HOOK_ROOT,
	HOOK_ASKS_NETWORK,
	HOOK_ON,
};

struct manifest_entry {
	enum manifest_kind kind;
	struct word keyword;
	struct word *words; /* behind the keyword, without "optional" */
	unsigned int n;
	bool optional;
	char *rule; /* of HOOK_ON: the statement in its plainest form */
};

struct manifest {
	struct manifest_entry *entries;
	size_t count;
	char *text; /* which the words are in */
};

/* Called for each error. @word may be NULL. */
typedef void manifest_complain(void *context, unsigned int line,
			       unsigned int column, const char *word,
			       const char *problem);

#define MANIFEST_SIZE (1 << 20) /* no manifest is longer, in bytes */

/*
 * Reads the @len bytes of @text, which is copied. All errors are reported.
 * Returns 0 or -EINVAL; @manifest is always to be freed.
 */
int manifest_parse(struct manifest *manifest, const char *text, size_t len,
		   manifest_complain *complain, void *context);

/*
 * The text of the rules file that kinit reads at boot: the rules and what else
 * of the hook it has to know. The caller frees it.
 */
char *manifest_rules(const struct manifest *manifest);

void manifest_free(struct manifest *manifest);

/* May a hook have that name? It becomes a part of paths. */
bool manifest_is_hook_name(const char *name);

#endif
