// SPDX-License-Identifier: GPL-2.0-only
/* <dirent.h> */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "scratch.h"
#include "tap.h"

/* More than one buffer of names, long and short ones. */
#define COUNT 300

static void name_of(int i, char *name)
{
	snprintf(name, 256, "%0*d", i == 7 ? 255 : 3 + i % 40, i);
}

static int seen[COUNT];

/* Counts what is there besides "." and ".."; -1 if something is wrong. */
static int list(DIR *dir)
{
	struct dirent *e;
	int n = 0;

	memset(seen, 0, sizeof(seen));
	errno = 0;
	while ((e = readdir(dir))) {
		long i;

		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		i = strtol(e->d_name, NULL, 10);
		if (i < 0 || i >= COUNT || seen[i]++ || !e->d_ino ||
		    (e->d_type != DT_REG && e->d_type != DT_UNKNOWN))
			return -1;
		n++;
	}
	return errno ? -1 : n;
}

static void test_errors(void)
{
	DIR *dir;
	int fd;

	errno = 0;
	ok(!opendir("none") && errno == ENOENT, "opendir: nothing there");
	fd = open("file", O_RDWR | O_CREAT, 0600);
	errno = 0;
	ok(!opendir("file") && errno == ENOTDIR, "opendir: no folder");
	errno = 0;
	ok(!fdopendir(fd) && errno == ENOTDIR, "fdopendir: no folder");
	is_int(close(fd), 0, "  the descriptor is still ours");
	unlink("file");
	errno = 0;
	ok(!fdopendir(-1) && errno == EBADF, "fdopendir: nothing");

	mkdir("gone", 0700);
	dir = opendir("gone");
	rmdir("gone");
	errno = 0;
	ok(!readdir(dir) && !errno, "a folder that is gone is at its end");
	closedir(dir);
}

int main(void)
{
	char name[256];
	DIR *dir;
	int fd;

	scratch_begin();
	dir = opendir(".");
	ok(dir, "opendir");
	is_int(list(dir), 0, "an empty folder");
	for (int i = 0; i < COUNT; i++) {
		name_of(i, name);
		close(open(name, O_WRONLY | O_CREAT, 0600));
	}
	rewinddir(dir);
	is_int(list(dir), COUNT, "readdir: each once");
	is_int(list(dir), 0, "the end stays the end");
	rewinddir(dir);
	is_int(list(dir), COUNT, "rewinddir: once more");
	rewinddir(dir);
	ok(readdir(dir), "one entry");
	rewinddir(dir);
	is_int(list(dir), COUNT, "rewinddir: from the middle");
	is_int(fcntl(dirfd(dir), F_GETFD), FD_CLOEXEC, "dirfd: closes on exec");
	fd = dirfd(dir);
	is_int(closedir(dir), 0, "closedir");
	errno = 0;
	ok(close(fd) == -1 && errno == EBADF, "  closed the descriptor");

	dir = fdopendir(open(".", O_RDONLY | O_DIRECTORY));
	is_int(list(dir), COUNT, "fdopendir");
	closedir(dir);
	for (int i = 0; i < COUNT; i++) {
		name_of(i, name);
		unlink(name);
	}
	test_errors();
	scratch_end();
	return done_testing();
}
