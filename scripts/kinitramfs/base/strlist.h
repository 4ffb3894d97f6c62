/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Memory and growing lists of strings. If there is no memory, the program ends
 * with status 1, so nothing here returns an error.
 */
#ifndef KINITRAMFS_STRLIST_H
#define KINITRAMFS_STRLIST_H

#include <stdbool.h>
#include <stddef.h>

void *mem_alloc(size_t size); /* zeroed */
char *mem_strndup(const char *s, size_t len);
char *mem_strdup(const char *s);
char *mem_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/*
 * Room for one item more in an array of @count items of @size bytes that was
 * grown by this function alone; returns where the array is now.
 */
void *mem_grow(void *array, size_t count, size_t size);

/* The strings are the list's own. All zero is an empty list. */
struct strings {
	char **items;
	size_t count;
};

void strings_add(struct strings *list, const char *s);
bool strings_has(const struct strings *list, const char *s);
void strings_sort(struct strings *list); /* by bytes; doubles go away */
void strings_free(struct strings *list); /* it is empty then */

#endif
