/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/*
 * Statements about modules, a line each, as modprobe.d(5) describes them;
 * modules.softdep and modules.weakdep, which depmod writes, have the same. A #
 * begins a comment line, and a \ at its end joins a line with the next one.
 */
#ifndef LIB_MODULE_CONF_H
#define LIB_MODULE_CONF_H

#include <stdbool.h>
#include <stddef.h>

enum module_conf_kind {
	CONF_ALIAS, /* rest: one word, a module */
	CONF_BLACKLIST, /* rest: "" */
	CONF_OPTIONS, /* rest: parameters, as the kernel wants them */
	CONF_SOFTDEP, /* rest: [pre: MODULE ...] [post: MODULE ...] */
	CONF_WEAKDEP, /* rest: MODULE ... */
	CONF_INSTALL, /* rest: a command; it is not run */
	CONF_REMOVE, /* the same */
	CONF_BAD, /* see problem */
};

struct module_conf {
	enum module_conf_kind kind;
	const char *name; /* of a module; of an alias, the pattern */
	char *rest; /* "" if there is nothing */
	unsigned int line; /* where it began, from 1 */
	const char *problem;
};

struct module_conf_text {
	char *next;
	unsigned int line; /* how many were read */
};

/*
 * The next statement; false: there is none. The text of @from is overwritten,
 * and what
 * @conf has points into it.
 */
bool module_conf_next(struct module_conf_text *from, struct module_conf *conf);

/* Splits off the next word of *@rest; NULL: there is none. */
char *module_conf_word(char **rest);

enum module_conf_side { SOFTDEP_NONE, SOFTDEP_PRE, SOFTDEP_POST };

/*
 * The next module of a softdep's rest, or NULL: *@side says where it stands,
 * and is SOFTDEP_NONE at first. Words in front of the first pre: or post: mean
 * nothing, as they do to kmod.
 */
char *module_conf_softdep(char **rest, enum module_conf_side *side);

/* Do they name the same module? "-" and "_" are the same. */
bool module_name_equal(const char *a, const char *b);

#endif
