/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/*
 * A rule of a hook: at boot, when this happens, run that.
 *
 *	on EVENT [KEY=GLOB ...] [OPTION ...] run COMMAND ARGUMENT ...
 *
 * The host's tool checks rules with this parser when it makes an image, kinit
 * reads them with it when it boots.
 */
#ifndef LIB_RULE_H
#define LIB_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "words.h"

enum rule_event {
	ON_EARLY, /* nothing has been looked for yet */
	ON_RESUME, /* something is hibernated that the kernel does not know */
	ON_BLOCK, /* a block device is there and has been probed */
	ON_COMPLETE, /* so are all members of an array or a volume group */
	ON_UEVENT, /* the kernel said something */
	ON_NETWORK, /* an interface has an address */
	ON_STALL, /* root is missing and nothing moves any more */
	ON_FSCK, /* a file system is going to be mounted */
	ON_VMCORE, /* this is a crash kernel, and its dump can be saved */
	ON_MOUNTED, /* root is mounted */
	ON_SWITCH, /* the last step before the real init */
	ON_RESCUE, /* somebody wants to look around */
	RULE_EVENTS,
};

#define RULE_MATCHES 8
#define RULE_TIMEOUT 30 /* seconds, unless the rule says otherwise */
#define RETRY_ALWAYS (~0U)

struct rule {
	enum rule_event event;
	unsigned int n_matches;
	struct {
		const char *key;
		const char *glob; /* or several, with WORD_OR between */
		bool literal; /* it was quoted: no glob, but just this */
	} matches[RULE_MATCHES]; /* all have to hold */

	unsigned int timeout; /* seconds; 0 with tty: none */
	unsigned int retry; /* times more, if the command fails; RETRY_ALWAYS */
	bool once; /* the first time only */
	bool serial; /* one at a time within this hook */
	bool tty; /* has the console for itself */

	unsigned int argc; /* at least 1 */
	const char *argv[STATEMENT_WORDS + 1]; /* $NAMEs are in it; NULL ends */
	unsigned int line; /* where it stands */
};

/*
 * Makes a rule of @st, a statement whose first word is "on"; the strings are
 * the statement's. Returns NULL, or what is wrong with word *@bad of it.
 */
const char *rule_parse(struct rule *rule, struct statement *st,
		       unsigned int *bad);

/* "early", "block", ... */
const char *rule_event_name(enum rule_event event);

/* The value of a variable whose name has @len bytes, or NULL. */
typedef const char *rule_get(const void *env, const char *name, size_t len);

/*
 * Does what @get says of the keys match? They are asked for in upper case, as
 * they stand in the environment; what is not set is like "".
 */
bool rule_matches(const struct rule *rule, rule_get *get, const void *env);

/*
 * One argument of a command, with the variables of an event: $NAME, ${NAME}
 * and, for a $, $$. What a variable holds is neither split nor looked at
 * again; one that is not set is empty. Returns the length without its
 * terminator; if that is not less than @size, what is in @buf is cut off.
 */
size_t rule_expand(const char *arg, rule_get *get, const void *env, char *buf,
		   size_t size);

#endif
