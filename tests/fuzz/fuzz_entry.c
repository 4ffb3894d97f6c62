// SPDX-License-Identifier: GPL-2.0-only
/*
 * A file's name, a loader.conf and an entry, with a NUL between them. What was
 * read is text; the order is one.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "entry/entry.h"
#include "entry/order.h"
#include "entry/version.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

/* The bytes up to a zero, with room for one more, where ASan sees the end. */
static char *part(const uint8_t **data, size_t *size, size_t *len)
{
	const uint8_t *end = memchr(*data, 0, *size);
	char *copy;

	*len = end ? (size_t)(end - *data) : *size;
	copy = malloc(*len + 1);
	memcpy(copy, *data, *len);
	copy[*len] = '\0';
	*data += *len + !!end;
	*size -= *len + !!end;
	return copy;
}

static void check_options(const struct entry *e)
{
	char options[64], words[256];
	struct text t;
	int err;

	text_init(&t, words, sizeof(words));
	memset(options, 0xee, sizeof(options));
	err = entry_options(e, options, sizeof(options), &t);
	require(!err == !t.len);
	if (!err)
		require(strnlen(options, sizeof(options)) < sizeof(options) &&
			options[0] != ' ');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char words[256], *name, *conf, *text;
	struct entry e, other;
	const char *pattern;
	struct text t;
	size_t len;
	int err;

	name = part(&data, &size, &len);
	if (!entry_name(&e, name)) {
		free(name);
		return 0;
	}
	require(*e.id && strlen(e.id) <= strlen(name) - 5);
	require(entry_is(&e, e.id) && entry_is(&e, name));
	conf = part(&data, &size, &len);
	pattern = loader_default(conf, len);
	if (pattern) {
		require(*pattern);
		entry_matches(&e, pattern);
		version_compare(pattern, e.id);
		require(sign(version_compare(pattern, e.id)) ==
			-sign(version_compare(e.id, pattern)));
	}
	require(version_compare(name, name) == 0);

	/* A zero in it is no end of it. */
	text = malloc(size + 1);
	memcpy(text, data, size);
	text_init(&t, words, sizeof(words));
	err = entry_parse(&e, text, size, &t);
	require(!err == !t.len && (err || *e.kernel));
	for (unsigned int i = 0; i < e.n_initrds; i++)
		require(*e.initrds[i] && !strstr(e.initrds[i], "/../"));
	check_options(&e);
	entry_suits(&e, "x86_64");
	require(entry_name(&other, "other+0.conf"));
	require(sign(entry_compare(&e, &other)) ==
		-sign(entry_compare(&other, &e)));
	require(entry_compare(&e, &e) == 0);
	free(text);
	free(conf);
	free(name);
	return 0;
}
