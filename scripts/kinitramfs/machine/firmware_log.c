// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which kernel says what:
 *
 *	DRIVER DEVICE: firmware: direct-loading firmware FILE	Debian's
 *	DRIVER DEVICE: Loaded FW: FILE, sha256: ...
 *CONFIG_FW_LOADER_DEBUG
 *
 * Others say nothing of firmware that they have found.
 */
#include <string.h>

#include "machine/firmware_log.h"

#define KERNEL_LEVELS 8 /* a prefix below that is the kernel's own */

/* Copies what fits, which is all that there is. */
static bool copy(char *to, size_t size, const char *from, size_t len)
{
	if (!len || len >= size)
		return false;
	memcpy(to, from, len);
	to[len] = '\0';
	return true;
}

/* The text of the record: behind the ";", to the end of the line. */
static bool take_text(char *to, size_t size, const char *record, size_t len)
{
	const char *text = memchr(record, ';', len), *end;
	unsigned int prefix = 0;

	for (size_t i = 0; i < len && record[i] >= '0' && record[i] <= '9'; i++)
		if (prefix < 1000)
			prefix = prefix * 10 + (record[i] - '0');
	if (!text || prefix >= KERNEL_LEVELS)
		return false;
	text++;
	end = memchr(text, '\n', record + len - text);
	return copy(to, size, text, (end ? end : record + len) - text);
}

bool firmware_log_read(struct firmware_loaded *f, const char *record,
		       size_t len)
{
	static const struct {
		const char *before, *after;
	} forms[] = {
		{ ": firmware: direct-loading firmware ", "" },
		{ ": Loaded FW: ", ", sha256:" },
	};
	char line[512];

	if (!take_text(line, sizeof(line), record, len))
		return false;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		char *name = strstr(line, forms[i].before), *end, *device;

		if (!name)
			continue;
		*name = '\0';
		name += strlen(forms[i].before);
		end = *forms[i].after ? strstr(name, forms[i].after) : NULL;
		if (!end)
			end = name + strlen(name);
		/* A driver may have a blank in its name, a device has none. */
		device = strrchr(line, ' ');
		return device &&
		       copy(f->device, sizeof(f->device), device + 1,
			    strlen(device + 1)) &&
		       copy(f->file, sizeof(f->file), name, end - name);
	}
	return false;
}
