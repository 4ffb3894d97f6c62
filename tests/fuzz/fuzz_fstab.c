// SPDX-License-Identifier: GPL-2.0-only
/* An input is the text of a file. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "root/fstab.h"
#include "root/options.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fstab_entry entry;
	char *text = malloc(size + 1), *options;
	size_t len;

	memcpy(text, data, size);
	text[size] = 'x'; /* the room that is asked for */
	if (fstab_find(text, size, "/usr", &entry)) {
		/* All of it is text that was there, and ends there. */
		require(entry.source >= text && entry.source < text + size);
		require(entry.source + strlen(entry.source) <= text + size);
		require(*entry.source && *entry.type);
		options = strdup(entry.options);
		len = strlen(options);
		fstab_strip_options(options);
		require(strlen(options) <= len);
		require(!options_have(options, "nofail"));
		require(!options_have(options, "noauto"));
		free(options);
	}
	free(text);
	return 0;
}
