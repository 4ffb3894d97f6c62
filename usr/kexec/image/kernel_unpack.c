// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "image/inflate.h"
#include "image/kernel_unpack.h"

/* No kernel is as large. */
#define UNPACKED_MAX (512UL << 20)

static const char *reason(int err)
{
	switch (err) {
	case -ENODATA:
		return "cut short";
	case -EFBIG:
		return "too large when it is unpacked";
	case -EILSEQ:
		return "damaged: its checksum is not right";
	case -EBADMSG:
		return "damaged";
	}
	return strerror(-err);
}

/* Pages of the file come into being when they are written to. */
static int unpack_gzip(const uint8_t *in, size_t len, int to)
{
	uint8_t *out;
	size_t made;
	int err;

	if (ftruncate(to, UNPACKED_MAX) < 0)
		return -errno;
	out = mmap(NULL, UNPACKED_MAX, PROT_READ | PROT_WRITE, MAP_SHARED, to,
		   0);
	if (out == MAP_FAILED)
		return -errno;
	err = gunzip(in, len, out, UNPACKED_MAX, &made);
	munmap(out, UNPACKED_MAX);
	if (!err && ftruncate(to, (off_t)made) < 0)
		err = -errno;
	return err;
}

static int write_all(int fd, const uint8_t *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno != EINTR)
			return -errno;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
	return 0;
}

static void run(const char *program, int in, int out)
{
	static const char *const folders[] = { "/usr/bin/", "/bin/",
					       "/usr/local/bin/" };
	char path[64], flags[] = "-dc";
	char *const argv[] = { path, flags, NULL };
	char *const no_env[] = { NULL };
	struct text t;

	if (dup2(in, 0) < 0 || dup2(out, 1) < 0)
		_exit(126);
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		text_init(&t, path, sizeof(path));
		text_add(&t, "%s%s", folders[i], program);
		execve(path, argv, no_env);
	}
	_exit(127);
}

/* What comes out of the pipe; not more than is sensible. */
static int drain(int from, int to)
{
	static uint8_t buf[65536];
	size_t all = 0;
	ssize_t n;
	int err;

	while ((n = read(from, buf, sizeof(buf)))) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		all += (size_t)n;
		if (all > UNPACKED_MAX)
			return -EFBIG;
		err = write_all(to, buf, (size_t)n);
		if (err)
			return err;
	}
	return 0;
}

/* The program's input is a file of its own: nothing may follow what is packed. */
static int unpack_by(const char *program, const uint8_t *in, size_t len, int to)
{
	int source = memfd_create("packed", MFD_CLOEXEC), fds[2], err, status;
	pid_t pid;

	if (source < 0)
		return -errno;
	err = write_all(source, in, len);
	if (!err &&
	    (lseek(source, 0, SEEK_SET) < 0 || pipe2(fds, O_CLOEXEC) < 0))
		err = -errno;
	if (err)
		goto out;
	pid = fork();
	if (!pid)
		run(program, source, fds[1]);
	close(fds[1]);
	err = pid < 0 ? -errno : drain(fds[0], to);
	close(fds[0]);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!err && status)
		err = WIFEXITED(status) && WEXITSTATUS(status) == 127
			      ? -ENOENT
			      : -EBADMSG;
out:
	close(source);
	return err;
}

/* The program for it, NULL: none that is known. */
static const char *program_for(enum image_packing packing)
{
	switch (packing) {
	case PACKED_BZIP2:
		return "bzip2";
	case PACKED_LZMA:
	case PACKED_XZ:
		return "xz";
	case PACKED_LZOP:
		return "lzop";
	case PACKED_LZ4:
		return "lz4";
	case PACKED_ZSTD:
		return "zstd";
	default:
		return NULL;
	}
}

int unpack(int fd, const struct kernel_image *k, struct text *why)
{
	const char *program = program_for(k->packing);
	const uint8_t *in;
	int to, err;

	if (k->packing != PACKED_GZIP && !program) {
		text_add(why, "packed by %s, which cannot be unpacked here",
			 k->packing_name);
		return -ENOEXEC;
	}
	in = mmap(NULL, k->size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (in == MAP_FAILED) {
		err = -errno;
		text_add(why, "%s", strerror(errno));
		return err;
	}
	to = memfd_create("kernel", MFD_CLOEXEC);
	if (to < 0)
		err = -errno;
	else if (program)
		err = unpack_by(program, in + k->payload, k->payload_size, to);
	else
		err = unpack_gzip(in + k->payload, k->payload_size, to);
	munmap((void *)in, k->size);
	if (!err)
		return to;
	if (to >= 0)
		close(to);
	if (program && err == -ENOENT)
		text_add(why,
			 "packed by %s: the program %s, which unpacks it, is not installed",
			 k->packing_name, program);
	else if (program && err == -EBADMSG)
		text_add(why, "packed by %s: %s -dc cannot unpack it",
			 k->packing_name, program);
	else
		text_add(why, "packed by %s: %s", k->packing_name, reason(err));
	return err;
}
