// SPDX-License-Identifier: GPL-2.0-only
/* An input is the text of the variable, in bytes or as it is. */
#include <stdlib.h>
#include <string.h>

#include "resume/location.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look(const uint8_t *raw, size_t len)
{
	struct location l;

	if (!location_read(&l, raw, len))
		return;
	if (strlen(l.uuid) != UUID_TEXT_SIZE - 1 ||
	    strspn(l.uuid, "-0123456789abcdefABCDEF") != UUID_TEXT_SIZE - 1)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *raw = malloc(4 + 2 * size);

	memset(raw, 0, 4 + 2 * size);
	for (size_t i = 0; i < size; i++)
		raw[4 + 2 * i] = data[i];
	look(raw, 4 + 2 * size);
	free(raw);
	look(data, size);
	return 0;
}
