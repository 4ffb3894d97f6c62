// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/filter.h"
#include "base/message.h"
#include "kernel/packed_file.h"

#define MAX_SIZE (256UL << 20)

static const struct {
	const char *suffix;
	const char *argv[4];
} packings[] = {
	{ ".xz", { "xz", "-dc", NULL } },
	{ ".zst", { "zstd", "-qdc", NULL } },
	{ ".gz", { "gzip", "-dc", NULL } },
};
#define N_PACKINGS (sizeof(packings) / sizeof(*packings))

/* Its place in the table; N_PACKINGS: it is not packed. */
static size_t packing_of_file(const char *path)
{
	size_t len = strlen(path), i = 0;

	for (; i < N_PACKINGS; i++) {
		size_t end = strlen(packings[i].suffix);

		if (len > end && !strcmp(path + len - end, packings[i].suffix))
			break;
	}
	return i;
}

bool packed_file(const char *path)
{
	return packing_of_file(path) < N_PACKINGS;
}

/* All of a file in memory, to which a command has written. */
static int take_output(int fd, char **data, size_t *len)
{
	off_t end = lseek(fd, 0, SEEK_END);
	size_t got = 0;

	if (end < 0 || (size_t)end > MAX_SIZE)
		return end < 0 ? -errno : -EFBIG;
	*len = (size_t)end;
	*data = mem_alloc(*len + 1);
	while (got < *len) {
		ssize_t n = pread(fd, *data + got, *len - got, (off_t)got);

		if (n <= 0) {
			free(*data);
			return n < 0 ? -errno : -EIO;
		}
		got += (size_t)n;
	}
	return 0;
}

static int unpack(int in, size_t packing, const struct where *where,
		  char **data, size_t *len)
{
	const char *const *argv = packings[packing].argv;
	int out = memfd_create("unpacked", MFD_CLOEXEC), err;
	const char *why = NULL;
	pid_t pid;

	if (out < 0) {
		error_at(where, "%s", strerror(errno));
		return -1;
	}
	err = filter_start(argv, in, out, true, &pid);
	if (!err)
		why = filter_wait(pid, argv[0]);
	if (!err && !why)
		err = take_output(out, data, len);
	close(out);
	if (why)
		error_at(where, "it cannot be unpacked: %s", why);
	else if (err)
		error_at(where, "it cannot be unpacked: %s: %s", argv[0],
			 err == -ENOENT ? "this command is not installed"
					: strerror(-err));
	return why || err ? -1 : 0;
}

int packed_file_read(struct sysroot *root, const struct place *place,
		     char **data, size_t *len)
{
	const struct where where = { .file = place->path };
	size_t packing = packing_of_file(place->path);
	int err, fd;

	if (packing == N_PACKINGS) {
		err = sysroot_read(root, place, MAX_SIZE, data, len);
		if (err)
			error_at(&where, "%s", strerror(-err));
		return err ? -1 : 0;
	}
	fd = sysroot_open_file(root, place->path, place->st.st_dev,
			       place->st.st_ino);
	if (fd < 0) {
		error_at(&where, "%s", strerror(-fd));
		return -1;
	}
	err = unpack(fd, packing, &where, data, len);
	close(fd);
	return err;
}
