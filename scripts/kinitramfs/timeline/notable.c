// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "timeline/notable.h"

#define NAME "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

enum rank { RANK_WARNING, RANK_DEVICE, RANK_FIRST, RANK_OTHER };

struct candidate {
	size_t line;
	const char *text;
	size_t driver; /* the length of its name, with which the text begins */
	enum rank rank;
};

static bool is_ours(const char *text)
{
	static const char *const starts[] = {
		"kinit: ", "calling ", "initcall ", "probe of ", "Run ",
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (!strncmp(text, starts[i], strlen(starts[i])))
			return true;
	return !text[strspn(text, " ")];
}

/* "found vda ext4": vda */
static void found_devices(struct strings *names, const struct timeline *t)
{
	static const char found[] = "found ";

	for (size_t i = 0; i < t->count; i++) {
		const char *label = t->spans[i].label;
		char *name;

		if (t->spans[i].kind != SPAN_EVENT ||
		    strncmp(label, found, strlen(found)))
			continue;
		label += strlen(found);
		name = mem_strndup(label, strcspn(label, " "));
		strings_add(names, name);
		free(name);
	}
	strings_sort(names);
}

static bool has(const struct strings *names, const char *word, size_t len)
{
	size_t low = 0, high = names->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *name = names->items[middle];
		int order = strncmp(name, word, len);

		/* A name of which the word is but the beginning is behind. */
		if (!order && !name[len])
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static bool names_device(const struct strings *names, const char *text)
{
	while (*(text += strcspn(text, NAME))) {
		size_t len = strspn(text, NAME);

		if (has(names, text, len))
			return true;
		text += len;
	}
	return false;
}

static int by_driver(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	size_t len = x->driver < y->driver ? x->driver : y->driver;
	int order = memcmp(x->text, y->text, len);

	if (!order)
		order = (x->driver > y->driver) - (x->driver < y->driver);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static int by_rank(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

static int by_line(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool same_driver(const struct candidate *a, const struct candidate *b)
{
	return a->driver == b->driver && !memcmp(a->text, b->text, a->driver);
}

static void rank(struct candidate *c, size_t n, const struct strings *names,
		 const struct kernel_log *log)
{
	qsort(c, n, sizeof(*c), by_driver);
	for (size_t i = 0; i < n; i++) {
		if (log->lines[c[i].line].level <= LEVEL_WARNING)
			c[i].rank = RANK_WARNING;
		else if (names_device(names, c[i].text))
			c[i].rank = RANK_DEVICE;
		else if (!i || !same_driver(&c[i - 1], &c[i]))
			c[i].rank = RANK_FIRST;
		else
			c[i].rank = RANK_OTHER;
	}
	qsort(c, n, sizeof(*c), by_rank);
}

void notable_find(struct notable *notable, const struct timeline *t,
		  const struct kernel_log *log, size_t first, size_t end,
		  size_t most)
{
	struct candidate *c = mem_alloc((end - first) * sizeof(*c));
	struct strings names = { 0 };
	size_t n = 0;

	*notable = (struct notable){ 0 };
	for (size_t i = first; i < end; i++) {
		const char *text = log->lines[i].text;

		if (is_ours(text))
			continue;
		c[n++] = (struct candidate){
			.line = i,
			.text = text,
			.driver = strcspn(text, " :"),
		};
	}
	found_devices(&names, t);
	rank(c, n, &names, log);
	strings_free(&names);
	notable->count = n < most ? n : most;
	notable->left_out = n - notable->count;
	notable->lines = mem_alloc(notable->count * sizeof(*notable->lines));
	for (size_t i = 0; i < notable->count; i++)
		notable->lines[i] = c[i].line;
	free(c);
	qsort(notable->lines, notable->count, sizeof(*notable->lines), by_line);
}

void notable_free(struct notable *notable)
{
	free(notable->lines);
	*notable = (struct notable){ 0 };
}
