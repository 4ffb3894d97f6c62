// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <string.h>

#include "hook/env.h"

void env_init(struct env *env)
{
	env->len = 0;
}

const char *env_get(const void *data, const char *name, size_t len)
{
	const struct env *env = data;
	const char *p = env->buf, *end = env->buf + env->len;

	for (; p < end; p += strlen(p) + 1)
		if (!strncmp(p, name, len) && p[len] == '=')
			return p + len + 1;
	return NULL;
}

void env_set(struct env *env, const char *name, const char *value)
{
	size_t room = sizeof(env->buf) - env->len, n = strlen(name);
	size_t v = strlen(value);

	if (env_get(env, name, n) || n + v + 2 > room)
		return;
	memcpy(env->buf + env->len, name, n);
	env->buf[env->len + n] = '=';
	memcpy(env->buf + env->len + n + 1, value, v + 1);
	env->len += n + v + 2;
}

void env_add(struct env *env, const char *var)
{
	size_t n = strlen(var) + 1;
	const char *equals = strchr(var, '=');

	if (!equals || env_get(env, var, equals - var) ||
	    n > sizeof(env->buf) - env->len)
		return;
	memcpy(env->buf + env->len, var, n);
	env->len += n;
}

void env_set_number(struct env *env, const char *name, unsigned int value)
{
	char text[16];

	snprintf(text, sizeof(text), "%u", value);
	env_set(env, name, text);
}

void env_list(struct env *env, char **vars, size_t max)
{
	char *p = env->buf, *end = env->buf + env->len;
	size_t n = 0;

	for (; p < end && n + 1 < max; p += strlen(p) + 1)
		vars[n++] = p;
	vars[n] = NULL;
}
