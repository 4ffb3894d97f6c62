// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "sysroot/path.h"

const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

bool path_has_dot_dot(const char *path)
{
	for (const char *p = path; (p = strstr(p, "..")); p += 2)
		if ((p == path || p[-1] == '/') && (p[2] == '/' || !p[2]))
			return true;
	return false;
}

char *path_plain(const char *folder, const char *path)
{
	char *joined = *path == '/' ? mem_strdup(path)
				    : mem_printf("%s/%s", folder, path);
	char *plain = mem_alloc(strlen(joined) + 2), *part, *save;
	size_t len = 0;

	for (part = strtok_r(joined, "/", &save); part;
	     part = strtok_r(NULL, "/", &save)) {
		if (!strcmp(part, "."))
			continue;
		if (!strcmp(part, "..")) {
			while (len && plain[--len] != '/')
				;
			plain[len] = '\0';
			continue;
		}
		plain[len++] = '/';
		strcpy(plain + len, part);
		len += strlen(part);
	}
	free(joined);
	if (!len)
		strcpy(plain, "/");
	return plain;
}
