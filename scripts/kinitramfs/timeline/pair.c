// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "timeline/pair.h"

static const struct {
	const char *word;
	enum span_kind kind;
} begin_words[] = {
	{ "load", SPAN_MODULE },
	{ "run", SPAN_COMMAND },
	{ "mount", SPAN_MOUNT },
};

static const struct {
	const char *word;
	unsigned int kinds; /* a bit for each kind that it ends */
	const char *how;
} end_words[] = {
	{ "loaded", 1 << SPAN_MODULE, NULL },
	{ "end", 1 << SPAN_COMMAND, NULL },
	{ "mounted", 1 << SPAN_MOUNT, NULL },
	{ "refused", 1 << SPAN_MODULE | 1 << SPAN_MOUNT, "refused" },
};

/*
 * What kinit says behind a command that has ended, with or without a number and
 * something behind that.
 */
static const struct {
	const char *words, *behind;
	bool number, any, failed;
} hows[] = {
	{ " exit status ", "", true, false, true },
	{ " ended by signal ", "", true, false, true },
	{ " still running after ", " s, stopped", true, false, true },
	{ " not started: ", "", false, true, true },
	{ " interrupted", "", false, false, false },
};

#define ARRAY_SIZE(a) (sizeof(a) / sizeof(*(a)))

struct begin {
	enum span_kind kind;
	const char *about;
	size_t span; /* its index, which says what was first */
	size_t next; /* of the first of a name: which one is not ended yet */
};

struct begins {
	struct begin *items;
	size_t count;
};

static bool is_word(const char *text, const char *word)
{
	size_t len = strlen(word);

	return !strncmp(text, word, len) && (text[len] == ' ' || !text[len]);
}

static const char *behind_word(const char *text)
{
	const char *space = strchr(text, ' ');

	return space ? space + 1 : "";
}

static int compare_name(const struct begin *a, enum span_kind kind,
			const char *about)
{
	if (a->kind != kind)
		return a->kind < kind ? -1 : 1;
	return strcmp(a->about, about);
}

static int compare(const void *a, const void *b)
{
	const struct begin *x = a, *y = b;
	int order = compare_name(x, y->kind, y->about);

	return order ? order : (x->span > y->span) - (x->span < y->span);
}

static void find_begins(struct begins *b, const struct timeline *t)
{
	for (size_t i = 0; i < t->count; i++) {
		struct span *s = &t->spans[i];

		for (size_t k = 0; k < ARRAY_SIZE(begin_words); k++) {
			if (!is_word(s->label, begin_words[k].word))
				continue;
			s->kind = begin_words[k].kind;
			s->open = true;
			b->items =
				mem_grow(b->items, b->count, sizeof(*b->items));
			b->items[b->count++] = (struct begin){
				.kind = s->kind,
				.about = behind_word(s->label),
				.span = i,
			};
		}
	}
	if (b->count)
		qsort(b->items, b->count, sizeof(*b->items), compare);
	for (size_t i = 0; i < b->count; i++)
		b->items[i].next = i;
}

/* The first of that name that runs when span @now comes, or NULL. */
static struct begin *take(struct begins *b, enum span_kind kind,
			  const char *about, size_t now)
{
	size_t low = 0, high = b->count, next;
	struct begin *first;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_name(&b->items[middle], kind, about) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == b->count || compare_name(&b->items[low], kind, about))
		return NULL;
	first = &b->items[low];
	next = first->next;
	if (next == b->count || b->items[next].span > now ||
	    compare_name(&b->items[next], kind, about))
		return NULL;
	first->next++;
	return &b->items[next];
}

static bool end_span(struct timeline *t, struct begins *b, size_t now,
		     unsigned int kinds, const char *about, const char *how,
		     bool failed)
{
	for (unsigned int kind = 0; kind < SPAN_KINDS; kind++) {
		struct begin *begin =
			kinds >> kind & 1 ? take(b, kind, about, now) : NULL;
		struct span *s;

		if (!begin)
			continue;
		s = &t->spans[begin->span];
		s->open = false;
		s->end = t->spans[now].start;
		s->how = how ? mem_strdup(how) : NULL;
		s->failed = failed;
		return true;
	}
	return false;
}

static bool is_how(const char *p, size_t which)
{
	size_t digits;

	p += strlen(hows[which].words);
	digits = strspn(p, "0123456789");
	if (hows[which].number != (digits > 0) && !hows[which].any)
		return false;
	return hows[which].any || !strcmp(p + digits, hows[which].behind);
}

/* Where in @text it says how a command ended; NULL: it does not. */
static char *find_how(char *text, bool *failed)
{
	for (size_t which = 0; which < ARRAY_SIZE(hows); which++) {
		char *last = NULL;

		for (char *p = text; (p = strstr(p, hows[which].words)); p++)
			last = p;
		if (!last || !is_how(last, which))
			continue;
		*failed = hows[which].failed;
		return last;
	}
	return NULL;
}

/*
 * A command may have words in it that look like such an end: what runs with all
 * of these words as its name is meant before what runs without them.
 */
static bool is_end(struct timeline *t, struct begins *b, size_t now)
{
	char *text = t->spans[now].label, *about, *how;
	bool failed = false, found;
	size_t k = 0;

	while (k < ARRAY_SIZE(end_words) && !is_word(text, end_words[k].word))
		k++;
	if (k == ARRAY_SIZE(end_words))
		return false;
	about = text + strlen(end_words[k].word);
	about += *about == ' ';
	if (end_span(t, b, now, end_words[k].kinds, about, end_words[k].how,
		     end_words[k].how))
		return true;
	if (end_words[k].kinds != 1 << SPAN_COMMAND)
		return false;
	how = find_how(about, &failed);
	if (!how)
		return false;
	*how = '\0';
	found = end_span(t, b, now, end_words[k].kinds, about, how + 1, failed);
	*how = ' ';
	return found;
}

void timeline_pair(struct timeline *t)
{
	struct begins b = { 0 };
	size_t kept = 0;

	find_begins(&b, t);
	for (size_t i = 0; i < t->count; i++) {
		if (!t->spans[i].open && is_end(t, &b, i)) {
			free(t->spans[i].label);
			t->spans[i].label = NULL;
		}
	}
	free(b.items);
	for (size_t i = 0; i < t->count; i++)
		if (t->spans[i].label)
			t->spans[kept++] = t->spans[i];
	t->count = kept;
}
