/* SPDX-License-Identifier: GPL-2.0-only */
/* Makes an index of modules in the format that module_index.h reads. Pure. */
#ifndef KINITRAMFS_INDEX_WRITE_H
#define KINITRAMFS_INDEX_WRITE_H

#include <stddef.h>
#include <stdint.h>

struct index_entry {
	char *key, *value;
	uint32_t priority;
};

/* All zero is an empty one. */
struct index_entries {
	struct index_entry *items;
	size_t count;
};

/* Copies both strings. No byte of @key is above 127. */
void index_add(struct index_entries *entries, const char *key,
	       uint32_t priority, const char *value);

/* Sorts @entries and makes a file's content of them; the caller frees *@data. */
void index_write(struct index_entries *entries, char **data, size_t *len);

void index_free(struct index_entries *entries);

#endif
