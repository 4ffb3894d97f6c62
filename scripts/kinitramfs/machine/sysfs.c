// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/strlist.h"
#include "machine/sysfs.h"

char *sysfs_line(const char *folder, const char *name)
{
	char *path = mem_printf("%s/%s", folder, name), *line = NULL;
	FILE *file = fopen(path, "re");
	size_t size = 0;

	free(path);
	if (!file)
		return NULL;
	if (getline(&line, &size, file) <= 0) {
		free(line);
		line = NULL;
	} else {
		line[strcspn(line, "\n")] = '\0';
	}
	fclose(file);
	return line;
}

bool sysfs_has(const char *folder, const char *name)
{
	char *path = mem_printf("%s/%s", folder, name);
	struct stat st;
	bool has = !stat(path, &st);

	free(path);
	return has;
}

char *sysfs_find(const char *folder, const char *prefix)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	char *found = NULL;

	while (dir && !found && (entry = readdir(dir)))
		if (!strncmp(entry->d_name, prefix, strlen(prefix)))
			found = mem_printf("%s/%s", folder, entry->d_name);
	if (dir)
		closedir(dir);
	return found;
}
