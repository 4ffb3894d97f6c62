// SPDX-License-Identifier: GPL-2.0-only
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"

static void *need(void *p)
{
	if (!p) {
		fputs("kinitramfs: out of memory\n", stderr);
		exit(1);
	}
	return p;
}

void *mem_alloc(size_t size)
{
	return need(calloc(1, size ? size : 1));
}

char *mem_strndup(const char *s, size_t len)
{
	return need(strndup(s, len));
}

char *mem_strdup(const char *s)
{
	return need(strdup(s));
}

char *mem_printf(const char *format, ...)
{
	va_list args;
	char *s;
	int len;

	va_start(args, format);
	len = vasprintf(&s, format, args);
	va_end(args);
	return need(len < 0 ? NULL : s);
}

void *mem_grow(void *array, size_t count, size_t size)
{
	/* The room is a power of two, so it is full at each of them. */
	if (count & (count - 1))
		return array;
	return need(reallocarray(array, count ? 2 * count : 1, size));
}

void strings_add(struct strings *list, const char *s)
{
	list->items = mem_grow(list->items, list->count, sizeof(*list->items));
	list->items[list->count++] = mem_strdup(s);
}

bool strings_has(const struct strings *list, const char *s)
{
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->items[i], s))
			return true;
	return false;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void strings_sort(struct strings *list)
{
	size_t kept = 0;

	if (list->count)
		qsort(list->items, list->count, sizeof(*list->items), compare);
	for (size_t i = 0; i < list->count; i++) {
		if (kept && !strcmp(list->items[kept - 1], list->items[i]))
			free(list->items[i]);
		else
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
}

void strings_free(struct strings *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i]);
	free(list->items);
	*list = (struct strings){ 0 };
}
