// SPDX-License-Identifier: GPL-2.0-only
/* An input is the value of root=. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "root/spec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static const char *prefix(enum root_kind kind)
{
	switch (kind) {
	case ROOT_NAME:
		return "/dev/";
	case ROOT_UUID:
		return "UUID=";
	case ROOT_LABEL:
		return "LABEL=";
	case ROOT_PARTUUID:
		return "PARTUUID=";
	case ROOT_PARTLABEL:
		return "PARTLABEL=";
	default:
		abort();
	}
}

/* The text is what the value holds, behind its prefix and a quote or none. */
static void check_text(const struct root_spec *spec, const char *value)
{
	const char *form = prefix(spec->kind), *rest = value + strlen(form);
	size_t len = strlen(spec->text);
	const char *at;

	require(!strncmp(value, form, strlen(form)) && len);
	at = rest;
	if (strncmp(at, spec->text, len) || (at[len] && at[len] != '/')) {
		at++;
		require(rest[0] == '"' && !strncmp(at, spec->text, len));
		require(at[len] == '"');
		at++;
	}
	at += len;
	require(!*at || (spec->kind == ROOT_PARTUUID &&
			 !strncmp(at, "/PARTNROFF=", 11)));
	if (!*at)
		require(!spec->partnroff);
	else
		require(spec->partnroff == strtol(at + 11, NULL, 10));
}

/* Decimal as it stands there, or hexadecimal as it is put together again. */
static void check_devno(const struct root_spec *spec, const char *value)
{
	unsigned long long dev;

	require(!spec->text[0] && !spec->partnroff);
	require(spec->major <= 0xfff && spec->minor <= 0xfffff);
	if (strchr(value, ':')) {
		require(strspn(value, "0123456789:") == strlen(value));
		require(strtoull(value, NULL, 10) == spec->major);
		require(strtoull(strchr(value, ':') + 1, NULL, 10) ==
			spec->minor);
		return;
	}
	dev = (spec->minor & 0xff) | spec->major << 8 |
	      (unsigned long long)(spec->minor >> 8) << 20;
	require(strspn(value, "0123456789abcdefABCDEF") == strlen(value));
	require(strtoull(value, NULL, 16) == dev);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct root_spec spec;
	char *value = malloc(size + 1);

	if (size)
		memcpy(value, data, size);
	value[size] = '\0';

	memset(&spec, 0xee, sizeof(spec));
	root_parse(&spec, value);
	require(memchr(spec.text, '\0', sizeof(spec.text)));
	require(spec.kind != ROOT_NONE);
	require((spec.kind == ROOT_BAD) == !!spec.problem);
	if (spec.kind == ROOT_DEVNO)
		check_devno(&spec, value);
	else if (spec.kind != ROOT_BAD)
		check_text(&spec, value);
	free(value);
	return 0;
}
