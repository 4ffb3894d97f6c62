// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <linux/module.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/module.h>
#include <sys/stat.h>
#include <unistd.h>

#include "module/conf.h"
#include "module/indexes.h"
#include "module/insert.h"
#include "small_file.h"

#define OPTIONS_SIZE 2048

bool module_is_live(const char *name)
{
	char path[256], state[8];

	if ((size_t)snprintf(path, sizeof(path), "/sys/module/%s/initstate",
			     name) >= sizeof(path))
		return false;
	small_file_text(AT_FDCWD, path, state, sizeof(state));
	return !strncmp(state, "live", 4);
}

/* A kernel that cannot unpack it says so. */
static int flags_of(const char *path)
{
	size_t len = strlen(path);

	return len > 3 && !strcmp(path + len - 3, ".ko")
		       ? 0
		       : MODULE_INIT_COMPRESSED_FILE;
}

int module_insert(const char *name, const char *path)
{
	static char options[OPTIONS_SIZE];
	char file[512];
	int fd, err = 0;

	if (!indexes_path(path, file, sizeof(file)))
		return -ENAMETOOLONG;
	fd = open(file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	conf_options(name, options, sizeof(options));
	if (finit_module(fd, options, flags_of(path)) && errno != EEXIST)
		err = -errno;
	close(fd);
	return err;
}

/*
 * In its .modinfo, as "vermagic=RELEASE ..." (kernel:
 * include/linux/vermagic.h).
 */
static void find_release(const char *data, size_t size,
			 char release[RELEASE_SIZE])
{
	static const char key[] = "vermagic=";
	const size_t len = sizeof(key) - 1;

	for (size_t i = 0; i + len + RELEASE_SIZE < size; i++) {
		if (memcmp(data + i, key, len))
			continue;
		memcpy(release, data + i + len, RELEASE_SIZE - 1);
		release[RELEASE_SIZE - 1] = '\0';
		release[strcspn(release, " ")] = '\0';
		return;
	}
}

void module_built_for(const char *path, char release[RELEASE_SIZE])
{
	char file[512];
	struct stat st;
	void *data;
	int fd;

	release[0] = '\0';
	if (!indexes_path(path, file, sizeof(file)))
		return;
	fd = open(file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (!fstat(fd, &st) && st.st_size > 0) {
		data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			    fd, 0);
		if (data != MAP_FAILED) {
			find_release(data, (size_t)st.st_size, release);
			munmap(data, (size_t)st.st_size);
		}
	}
	close(fd);
}
