// SPDX-License-Identifier: GPL-2.0-only
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "entry/order.h"
#include "entry/version.h"
#include "glob.h"

static bool is_bad(const struct entry *e)
{
	return e->is_counted && !e->tries_left;
}

/* Of what says nothing: it comes first. */
static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* What is not counted has as many tries left as it wants. */
static uint64_t tries_left(const struct entry *e)
{
	return e->is_counted ? e->tries_left : UINT64_MAX;
}

int entry_compare(const struct entry *a, const struct entry *b)
{
	int order = is_bad(a) - is_bad(b);

	if (!order)
		order = !a->sort_key - !b->sort_key;
	if (!order && a->sort_key) {
		order = strcmp(a->sort_key, b->sort_key);
		if (!order)
			order = compare_text(a->machine_id, b->machine_id);
		if (!order)
			order = version_compare(b->version ? b->version : "",
						a->version ? a->version : "");
	}
	if (!order)
		order = version_compare(b->id, a->id);
	if (!order && tries_left(a) != tries_left(b))
		order = tries_left(a) > tries_left(b) ? -1 : 1;
	if (!order && a->tries_done != b->tries_done)
		order = a->tries_done < b->tries_done ? -1 : 1;
	return order ? order : strcmp(a->file, b->file);
}

/* The ID with its suffix; systemd means that by an ID. */
static const char *long_id(const struct entry *e, char *buf, size_t size)
{
	struct text t;

	text_init(&t, buf, size);
	text_add(&t, "%s.conf", e->id);
	return buf;
}

bool entry_is(const struct entry *e, const char *want)
{
	char name[ENTRY_NAME + 8];

	return !strcasecmp(want, e->id) || !strcasecmp(want, e->file) ||
	       !strcasecmp(want, long_id(e, name, sizeof(name)));
}

bool entry_matches(const struct entry *e, const char *pattern)
{
	char name[ENTRY_NAME + 8];

	return glob_match(pattern, e->id) ||
	       glob_match(pattern, long_id(e, name, sizeof(name)));
}

const char *loader_default(char *text, size_t len)
{
	char *end = text + len;
	const char *found = NULL;

	for (char *p = text, *next; p < end; p = next) {
		next = memchr(p, '\n', (size_t)(end - p));
		if (!next)
			next = end;
		*next++ = '\0';
		p += strspn(p, " \t");
		if (strncmp(p, "default", 7) || (p[7] != ' ' && p[7] != '\t'))
			continue;
		p += 7;
		p += strspn(p, " \t");
		p[strcspn(p, " \t\r")] = '\0';
		if (*p)
			found = p;
	}
	return found;
}
