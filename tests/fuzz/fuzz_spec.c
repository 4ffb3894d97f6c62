// SPDX-License-Identifier: GPL-2.0-only
/* An input is the value of root=. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "root/hooked.h"
#include "root/spec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* What stands in front of the name, in each form of this kind. */
static const char *const *prefixes(enum root_kind kind)
{
	static const char *const name[] = { "/dev/", NULL };
	static const char *const uuid[] = { "UUID=", "/dev/disk/by-uuid/",
					    NULL };
	static const char *const label[] = { "LABEL=", "/dev/disk/by-label/",
					     NULL };
	static const char *const partuuid[] = {
		"PARTUUID=", "/dev/disk/by-partuuid/", NULL
	};
	static const char *const partlabel[] = {
		"PARTLABEL=", "/dev/disk/by-partlabel/", NULL
	};
	static const char *const link[] = { "/dev/disk/", NULL };
	static const char *const flash[] = { "", "/dev/", NULL };

	switch (kind) {
	case ROOT_NAME:
		return name;
	case ROOT_UUID:
		return uuid;
	case ROOT_LABEL:
		return label;
	case ROOT_PARTUUID:
		return partuuid;
	case ROOT_PARTLABEL:
		return partlabel;
	case ROOT_DISK_LINK:
		return link;
	case ROOT_FLASH:
		return flash;
	default:
		abort();
	}
}

/* The text is what the value holds behind @form, and a quote or none. */
static bool holds_text(const struct root_spec *spec, const char *value,
		       const char *form)
{
	size_t len = strlen(spec->text);
	const char *at = value + strlen(form);

	if (strncmp(value, form, strlen(form)) || !len)
		return false;
	if (strncmp(at, spec->text, len) || (at[len] && at[len] != '/')) {
		at++;
		if (at[-1] != '"' || strncmp(at, spec->text, len) ||
		    at[len] != '"')
			return false;
		at++;
	}
	at += len;
	if (!*at)
		return !spec->partnroff;
	return spec->kind == ROOT_PARTUUID && !strncmp(at, "/PARTNROFF=", 11) &&
	       spec->partnroff == strtol(at + 11, NULL, 10);
}

static void check_text(const struct root_spec *spec, const char *value)
{
	/* Decoded, or without the quotes in the middle: unit tests have it. */
	if (!strncmp(value, "/dev/disk/by-", 13) && strchr(value, '\\'))
		return;
	if (spec->kind == ROOT_FLASH && strchr(value, '"'))
		return;
	for (const char *const *form = prefixes(spec->kind); *form; form++)
		if (holds_text(spec, value, *form))
			return;
	abort();
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

/* What is to be mounted how is a part of it, or nothing. */
static void check_hooked(const struct root_spec *spec, const char *value)
{
	size_t len = strlen(spec->text);
	struct hooked_mount m;

	require(len && !strncmp(value, spec->text, len) && value[len] == ':');
	require(hooked_kind(value) == len);
	hooked_mount(&m, value, strlen(value));
	require(memchr(m.fstype, '\0', sizeof(m.fstype)));
	require(strstr(value, m.fstype) && strstr(value, m.flags));
}

static void check(const struct root_spec *spec)
{
	char value[12288];

	require(memchr(spec->text, '\0', sizeof(spec->text)));
	require(spec->kind > ROOT_NONE && spec->kind <= ROOT_HOOK);
	require((spec->kind == ROOT_BAD) == !!spec->problem);
	if (spec->written_len >= sizeof(value) || spec->kind == ROOT_BAD)
		return;
	memcpy(value, spec->written, spec->written_len);
	value[spec->written_len] = '\0';
	if (spec->kind == ROOT_HOOK)
		check_hooked(spec, value);
	else if (spec->kind == ROOT_DEVNO)
		check_devno(spec, value);
	else if (spec->kind == ROOT_GPT_AUTO)
		require(!spec->text[0]);
	else
		check_text(spec, value);
}

/* They are the whole value, with commas between them. */
static void check_list(const char *value)
{
	struct root_spec specs[ROOTS_MAX];
	unsigned int n;

	memset(specs, 0xee, sizeof(specs));
	n = root_parse_list(specs, value);
	require(n >= 1 && n <= ROOTS_MAX);
	for (unsigned int i = 0; i < n; i++) {
		require(specs[i].written == value);
		check(&specs[i]);
		value += specs[i].written_len;
		require(*value == (i + 1 < n ? ',' : '\0') || specs[i].problem);
		value++;
	}
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
	check(&spec);
	check_list(value);
	free(value);
	return 0;
}
