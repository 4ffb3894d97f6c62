// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sysroot/stamp.h"

void stamp_note(struct stamp *stamp, const char *dir, const char *path,
		const struct stat *st)
{
	char *line;

	if (!stamp)
		return;
	if (st)
		line = mem_printf("%s%s %lld %lld", dir, path,
				  (long long)st->st_size,
				  st->st_mtim.tv_sec * 1000000000LL +
					  st->st_mtim.tv_nsec);
	else
		line = mem_printf("%s%s - -", dir, path);
	/* A search asks for the same again and again. */
	if (!stamp->lines.count ||
	    strcmp(stamp->lines.items[stamp->lines.count - 1], line))
		strings_add(&stamp->lines, line);
	free(line);
}

static bool says_so(struct stamp *stamp, const char *path)
{
	FILE *in = fopen(path, "re");
	char *line = NULL;
	size_t size = 0, n = 0;
	bool same = true;

	if (!in)
		return false;
	while (same && getline(&line, &size, in) > 0) {
		line[strcspn(line, "\n")] = '\0';
		same = n < stamp->lines.count &&
		       !strcmp(line, stamp->lines.items[n]);
		n++;
	}
	free(line);
	fclose(in);
	return same && n == stamp->lines.count;
}

int stamp_write(struct stamp *stamp, const char *path)
{
	int err = 0;
	FILE *out;

	strings_sort(&stamp->lines);
	if (says_so(stamp, path))
		return 0;
	out = fopen(path, "we");
	if (!out)
		return -errno;
	for (size_t i = 0; i < stamp->lines.count; i++)
		fprintf(out, "%s\n", stamp->lines.items[i]);
	if (fflush(out) || ferror(out))
		err = errno ? -errno : -EIO;
	fclose(out);
	return err;
}

void stamp_free(struct stamp *stamp)
{
	strings_free(&stamp->lines);
}
