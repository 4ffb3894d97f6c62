// SPDX-License-Identifier: GPL-2.0-only
/* An input is one of depmod's indexes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "module_index.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen {
	size_t count;
	char last[MODULE_KEY_MAX + 1]; /* key */
	char last_value[64];
};

static void require(bool condition)
{
	if (!condition)
		abort();
}

static bool see(void *context, const char *key, uint32_t priority,
		const char *value)
{
	struct seen *seen = context;

	(void)priority;
	require(strlen(key) <= MODULE_KEY_MAX);
	seen->count++;
	strcpy(seen->last, key);
	strncpy(seen->last_value, value, sizeof(seen->last_value) - 1);
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const aliases[] = {
		"",
		"ext4",
		"fs-ext4",
		"virtio:d00000002v00001AF4",
		"pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00",
		"scsi:t-0x00",
	};
	static struct seen all, found;
	struct module_index index;

	if (module_index_open(&index, data, size))
		return 0;
	memset(&all, 0, sizeof(all));
	if (module_index_walk(&index, see, &all))
		return 0;
	for (size_t i = 0; i < sizeof(aliases) / sizeof(*aliases); i++) {
		memset(&found, 0, sizeof(found));
		require(!module_index_match(&index, aliases[i], see, &found));
		require(found.count <= all.count);
	}
	/* What a walk has shown is found by its name. */
	if (all.count) {
		memset(&found, 0, sizeof(found));
		require(!module_index_find(&index, all.last, see, &found));
		require(found.count);
	}
	return 0;
}
