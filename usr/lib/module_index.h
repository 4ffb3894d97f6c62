/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/*
 * The binary indexes that depmod(8) writes beside a kernel's modules, as they
 * lie in the file: modules.dep.bin, modules.alias.bin, modules.symbols.bin,
 * modules.builtin.bin and modules.builtin.alias.bin. A key is the name of a
 * module or a pattern; its values are text.
 */
#ifndef LIB_MODULE_INDEX_H
#define LIB_MODULE_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longer ones, in bytes, are not looked up: no kernel makes such. */
#define MODULE_KEY_MAX 2047

struct module_index {
	const uint8_t *data;
	size_t size; /* bytes */
	uint32_t root; /* where the first node is, and its flags */
};

/*
 * Takes the file's @size bytes at @data, which have to stay. Returns NULL, or
 * what is wrong with it.
 */
const char *module_index_open(struct module_index *index, const void *data,
			      size_t size);

/*
 * Called for each value of a key that is found. @key is the key as it stands in
 * the index. Lower priorities were first in what depmod read. False: look no
 * further.
 */
typedef bool module_index_value(void *context, const char *key,
				uint32_t priority, const char *value);

/*
 * All values of the patterns that match @alias, in no order; "-" and "_" are
 * the same in both. Each of the next three returns NULL, or what is wrong with
 * the index.
 */
const char *module_index_match(const struct module_index *index,
			       const char *alias, module_index_value *value,
			       void *context);

/* All values of @name, which is no pattern, nor are the index's keys. */
const char *module_index_find(const struct module_index *index,
			      const char *name, module_index_value *value,
			      void *context);

/* All values of all keys, sorted by key. */
const char *module_index_walk(const struct module_index *index,
			      module_index_value *value, void *context);

#endif
