// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "hook/env.h"

static struct env *env;

static void begin(void)
{
	free(env);
	env = malloc(sizeof(*env)); /* so that ASan sees its end */
	memset(env, 'x', sizeof(*env));
	env_init(env);
}

static const char *get(const char *name)
{
	return env_get(env, name, strlen(name));
}

static void test_set(void)
{
	char *vars[8];

	begin();
	is_str(get("A"), NULL, "nothing is set");
	env_set(env, "NAME", "a=b");
	env_set(env, "N", "");
	env_set_number(env, "MAJOR", 4294967295u);
	env_add(env, "DEVPATH=/devices/x");
	is_str(get("NAME"), "a=b", "a value with =");
	is_str(get("N"), "", "an empty one");
	is_str(get("MAJOR"), "4294967295", "a number");
	is_str(get("DEVPATH"), "/devices/x", "a whole variable");
	is_str(get("NAM"), NULL, "not by the beginning of a name");
	is_str(env_get(env, "NAMEX", 4), "a=b", "nor by more than its length");
	env_set(env, "NAME", "c");
	env_add(env, "NAME=d");
	is_str(get("NAME"), "a=b", "the first counts");
	env_add(env, "nonsense");
	env_list(env, vars, 8);
	is_str(vars[0], "NAME=a=b", "the list");
	is_str(vars[3], "DEVPATH=/devices/x", "its last");
	is_str(vars[4], NULL, "its end");
	env_list(env, vars, 3);
	is_str(vars[1], "N=", "a short list");
	is_str(vars[2], NULL, "its end");
}

static void test_full(void)
{
	char value[ENV_SIZE];

	begin();
	memset(value, 'v', sizeof(value));
	value[sizeof(value) - 3] = '\0';
	env_set(env, "AB", value);
	is_str(get("AB"), NULL, "a byte too long is not there at all");
	value[sizeof(value) - 5] = '\0';
	env_set(env, "AB", value);
	ok(get("AB") && strlen(get("AB")) == sizeof(value) - 5, "all but full");
	env_set(env, "C", "");
	env_add(env, "C=");
	is_str(get("C"), NULL, "no room for another");
	is_int(env->len, sizeof(env->buf) - 1, "a byte is left");
}

int main(void)
{
	test_set();
	test_full();
	free(env);
	return done_testing();
}
