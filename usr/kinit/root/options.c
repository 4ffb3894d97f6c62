// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel itself hands rootflags= to the file system as it is, and then
 * "noatime", which is a flag of mount(2), is an error. Everybody else's early
 * user space takes what mount(8) takes, so this does too.
 */
#include <linux/mount.h>
#include <stddef.h>
#include <string.h>

#include "root/options.h"

static const struct {
	const char *name;
	unsigned long set, clear;
} flags_table[] = {
	{ "async", 0, MS_SYNCHRONOUS },
	{ "atime", 0, MS_NOATIME },
	{ "defaults", 0, 0 },
	{ "dev", 0, MS_NODEV },
	{ "diratime", 0, MS_NODIRATIME },
	{ "dirsync", MS_DIRSYNC, 0 },
	{ "exec", 0, MS_NOEXEC },
	{ "lazytime", MS_LAZYTIME, 0 },
	{ "noatime", MS_NOATIME, 0 },
	{ "nodev", MS_NODEV, 0 },
	{ "nodiratime", MS_NODIRATIME, 0 },
	{ "noexec", MS_NOEXEC, 0 },
	{ "nolazytime", 0, MS_LAZYTIME },
	{ "norelatime", 0, MS_RELATIME },
	{ "nostrictatime", 0, MS_STRICTATIME },
	{ "nosuid", MS_NOSUID, 0 },
	{ "relatime", MS_RELATIME, 0 },
	{ "ro", MS_RDONLY, 0 },
	{ "rw", 0, MS_RDONLY },
	{ "silent", MS_SILENT, 0 },
	{ "strictatime", MS_STRICTATIME, 0 },
	{ "suid", 0, MS_NOSUID },
	{ "sync", MS_SYNCHRONOUS, 0 },
};

static size_t option_length(const char *list)
{
	bool quoted = false;
	size_t n;

	for (n = 0; list[n] && (quoted || list[n] != ','); n++)
		if (list[n] == '"')
			quoted = !quoted;
	return n;
}

static bool apply_flag(const char *option, size_t len, unsigned long *flags)
{
	for (size_t i = 0; i < sizeof(flags_table) / sizeof(*flags_table);
	     i++) {
		if (strlen(flags_table[i].name) != len ||
		    memcmp(flags_table[i].name, option, len))
			continue;
		*flags &= ~flags_table[i].clear;
		*flags |= flags_table[i].set;
		return true;
	}
	return false;
}

bool options_parse(const char *list, unsigned long *flags, char *data,
		   size_t size)
{
	size_t used = 0;

	data[0] = '\0';
	while (*list) {
		size_t len = option_length(list);

		if (len && !apply_flag(list, len, flags)) {
			if (used + (used > 0) + len + 1 > size)
				return false;
			if (used)
				data[used++] = ',';
			memcpy(data + used, list, len);
			used += len;
			data[used] = '\0';
		}
		list += len + (list[len] == ',');
	}
	return true;
}

bool options_have(const char *list, const char *word)
{
	size_t len = strlen(word);

	while (*list) {
		size_t n = strcspn(list, ",");

		if (n == len && !memcmp(list, word, n))
			return true;
		list += n + (list[n] == ',');
	}
	return false;
}
