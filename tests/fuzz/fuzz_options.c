// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is two bytes, the size of the buffer and flags that were set, and
 * a list of mount options.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "root/options.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* The option at *@list, without its comma; *@list goes on to the next. */
static size_t next(const char **list)
{
	bool quoted = false;
	const char *p = *list;
	size_t len;

	while (*p && (quoted || *p != ',')) {
		quoted ^= *p == '"';
		p++;
	}
	len = p - *list;
	*list = *p ? p + 1 : p;
	return len;
}

/* Each option in @data is one of @list, in the same order, and none is empty.
 */
static void check_is_part(const char *list, const char *data)
{
	while (*data) {
		const char *want = data, *at;
		size_t len = next(&data), n;

		require(len && (!want[len] || want[len + 1]));
		do {
			require(*list);
			at = list;
			n = next(&list);
		} while (n != len || memcmp(at, want, len));
	}
}

/* What came out has no flag in it any more, and comes out again as it is. */
static void check_again(const char *data, unsigned long flags)
{
	size_t size = strlen(data) + 1;
	char *again = malloc(size);
	unsigned long before = flags;

	require(options_parse(data, &flags, again, size));
	require(!strcmp(again, data));
	require(flags == before);
	free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned long flags, flags_small;
	size_t small_size;
	char *list, *all, *small;

	if (size < 2)
		return -1;
	small_size = data[0] + 1u;
	flags = flags_small = data[1] & 1 ? ~0ul : 0;
	size -= 2;
	list = malloc(size + 1);
	memcpy(list, data + 2, size);
	list[size] = '\0';

	/* What is split never needs more room than what it came from. */
	size = strlen(list) + 1;
	all = malloc(size);
	require(options_parse(list, &flags, all, size));
	require(strlen(all) < size);
	if (*all)
		check_is_part(list, all);
	check_again(all, flags);

	/* It fits if there is room for it, and else that is said. */
	small = malloc(small_size);
	if (options_parse(list, &flags_small, small, small_size)) {
		require(!strcmp(small, all) && flags_small == flags);
	} else {
		require(strlen(all) >= small_size);
		require(memchr(small, '\0', small_size));
	}
	free(small);
	free(all);
	free(list);
	return 0;
}
