// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is a command line. Each word is compared with what the rules say
 * when they are applied one after the other, to copies.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmdline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct word {
	char param[CMDLINE_MAX];
	char value[CMDLINE_MAX];
	bool has_value;
};

static const char spaces[] = " \t\n\v\f\r";

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* A word ends at a space that an even number of quotes stands before. */
static size_t word_length(const char *s)
{
	size_t quotes = 0, n;

	for (n = 0; s[n]; n++) {
		quotes += s[n] == '"';
		if (strchr(spaces, s[n]) && quotes % 2 == 0)
			break;
	}
	return n;
}

static bool drop_last_quote(char *s)
{
	size_t len = strlen(s);

	if (!len || s[len - 1] != '"')
		return false;
	s[len - 1] = '\0';
	return true;
}

static bool drop_first_quote(char *s)
{
	if (*s != '"')
		return false;
	memmove(s, s + 1, strlen(s));
	return true;
}

/* Returns what is left of @line, or NULL. */
static const char *expect(struct word *w, const char *line)
{
	bool quoted, dropped = false;
	char *equals;
	size_t len;

	line += strspn(line, spaces);
	if (!*line)
		return NULL;
	len = word_length(line);
	memcpy(w->param, line, len);
	w->param[len] = '\0';
	w->value[0] = '\0';

	quoted = drop_first_quote(w->param);
	equals = w->param[0] ? strchr(w->param + 1, '=') : NULL;
	w->has_value = equals;
	if (equals) {
		strcpy(w->value, equals + 1);
		*equals = '\0';
		if (drop_first_quote(w->value))
			dropped = drop_last_quote(w->value);
	}
	if (quoted && !dropped)
		drop_last_quote(equals ? w->value : w->param);
	return line + len;
}

/* The parameters whose value is a string. */
static const char *const names[] = { "root", "rootfstype", "rootflags",
				     "init" };
#define N_NAMES (sizeof(names) / sizeof(*names))

struct expected {
	char values[N_NAMES][CMDLINE_MAX];
	bool given[N_NAMES], rw, ended;
};

static void expect_params(struct expected *e, const struct word *w)
{
	if (!w->has_value && !strcmp(w->param, "--"))
		e->ended = true;
	if (e->ended)
		return;
	for (size_t i = 0; i < N_NAMES; i++) {
		if (strcmp(w->param, names[i]) || !w->value[0])
			continue;
		strcpy(e->values[i], w->value);
		e->given[i] = true;
	}
	if (!w->has_value && !strcmp(w->param, "rw"))
		e->rw = true;
	if (!w->has_value && !strcmp(w->param, "ro"))
		e->rw = false;
}

/* A string that begins and ends within @line, or NULL. */
static void check_inside(const char *s, const char *line, size_t len)
{
	require(!s ||
		(s >= line && s <= line + len && s + strlen(s) <= line + len));
}

static void check_words(char *line, size_t len, struct expected *e)
{
	static struct word want;
	static char copy[CMDLINE_MAX];
	char *rest = line, *param, *value;
	const char *left = copy;

	strcpy(copy, line);
	memset(e, 0, sizeof(*e));
	while ((rest = cmdline_next(rest, &param, &value))) {
		left = expect(&want, left);
		require(left);
		check_inside(rest, line, len);
		check_inside(param, line, len);
		check_inside(value, line, len);
		require(!strcmp(param, want.param));
		require(!value == !want.has_value);
		require(!value || !strcmp(value, want.value));
		expect_params(e, &want);
	}
	require(!expect(&want, left));
}

static void check_params(char *line, size_t len, const struct expected *e)
{
	struct params p;

	memset(&p, 0xee, sizeof(p));
	params_parse(&p, line);

	const char *const got[N_NAMES] = { p.root, p.rootfstype, p.rootflags,
					   p.init };

	for (size_t i = 0; i < N_NAMES; i++) {
		check_inside(got[i], line, len);
		require(!got[i] == !e->given[i]);
		require(!got[i] || !strcmp(got[i], e->values[i]));
	}
	require(p.rw == e->rw);
	require(p.timeout == WAIT_FOREVER ||
		(p.timeout >= 0 && p.timeout <= INT32_MAX / 10));
	require(p.log >= LOG_ERR && p.log <= LOG_DEBUG);
	require(p.bad_count <= PARAMS_BAD_MAX);
	for (unsigned int i = 0; i < p.bad_count; i++) {
		check_inside(p.bad[i].param, line, len);
		if (p.bad[i].value)
			check_inside(p.bad[i].value, line, len);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct expected e;
	char *line, *copy;
	size_t len;

	if (size >= CMDLINE_MAX)
		return -1;
	line = malloc(size + 1);
	if (size)
		memcpy(line, data, size);
	line[size] = '\0';
	len = strlen(line);
	copy = strdup(line);

	check_words(line, len, &e);
	check_params(copy, len, &e);
	free(line);
	free(copy);
	return 0;
}
