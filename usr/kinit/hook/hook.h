/* SPDX-License-Identifier: GPL-2.0-only */
/* The hooks of this image: what the packages want to be done, and when. */
#ifndef KINIT_HOOK_H
#define KINIT_HOOK_H

#include <stdint.h>

#include "module/module.h"
#include "rule.h"

#define RULES_DIR "/usr/lib/kinit/rules.d"

#define HOOK_NAME_SIZE 64
#define HOOK_RULES     64 /* a bit each in an uint64_t */
#define HOOK_MODULES   16
#define HOOK_WORDS     16

/* Of a statement that is a list. */
struct hook_words {
	unsigned int n;
	const char *words[HOOK_WORDS];
};

/* One file of RULES_DIR. */
struct hook {
	struct hook *next; /* in the order of their names */
	const char *description; /* "" if it says none */
	uint64_t done; /* its rules with "once" that had their time */
	bool asked; /* for its modules, as it has something to do */
	/* Those that its commands need, each with alternatives. */
	unsigned int n_modules;
	char *modules[HOOK_MODULES];
	/* Which those are; NULL: there is none to be loaded. */
	struct module *needs[HOOK_MODULES];
	struct hook_words roots; /* KINDs of root=KIND:... that it brings */
	struct hook_words asks; /* parameters that ask for the network */
	unsigned int n_rules;
	char name[HOOK_NAME_SIZE];
	struct rule rules[HOOK_RULES];
};

struct boot;

/*
 * Reads them all. What is wrong with one is logged, and the rest of it holds:
 * a boot that might succeed is not given up for a word.
 */
void hooks_load(struct boot *boot);

/* It has something to do: asks for the modules that it needs, once. */
void hook_ask_modules(struct boot *boot, struct hook *hook);

/* Has each of them come, or is not going to? */
bool hook_has_modules(const struct hook *hook);

/* Is there any rule for @event? */
bool hooks_want(const struct boot *boot, enum rule_event event);

#endif
