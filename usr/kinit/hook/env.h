/* SPDX-License-Identifier: GPL-2.0-only */
/* The variables of an event, for the commands that it starts. */
#ifndef KINIT_ENV_H
#define KINIT_ENV_H

#include <stddef.h>

#define ENV_SIZE 4096
#define ENV_VARS 128

/* NAME=VALUE, each ended by a NUL, one after the other. */
struct env {
	size_t len;
	char buf[ENV_SIZE];
};

void env_init(struct env *env);

/*
 * Adds a variable; the first of a name is the one that counts. What does not
 * fit is left out wholly: half a value would be a lie.
 */
void env_set(struct env *env, const char *name, const char *value);

/* The same of a variable that is NAME=VALUE already. */
void env_add(struct env *env, const char *var);

void env_set_number(struct env *env, const char *name, unsigned int value);

/* A rule_get(): the value of the variable whose name has @len bytes, or NULL.
 */
const char *env_get(const void *env, const char *name, size_t len);

/*
 * Points @vars at each of them and ends it with NULL, as execve(2) takes them.
 * What is more than @max - 1 is left out.
 */
void env_list(struct env *env, char **vars, size_t max);

#endif
