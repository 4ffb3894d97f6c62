// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/filter.h"
#include "pack/compress.h"

/*
 * The flags are such that the kernel can unpack it, and that the same input
 * gives the same bytes on each machine: no name, no time, and one thread (some
 * cut the input by the number of processors). CRC-32 is the one check that each
 * kernel's xz knows, and its lz4 takes the legacy frame only.
 *
 * The levels by default are those that keep the image of mdadm and lvm, 17 MB,
 * below a second: zstd -9 takes 0.4 s of it, and -19, which takes 6 s, makes it
 * a tenth smaller. xz is the exception: who asks for it wants it small.
 */
static const struct compressor {
	enum packing packing;
	const char *config;
	int level, min, max;
	const char *const args[4];
} compressors[] = {
	{ PACKED_ZSTD, "RD_ZSTD", 9, 1, 19, { "zstd", "-qc", "-T1" } },
	{ PACKED_XZ, "RD_XZ", 6, 0, 9, { "xz", "-qc", "-T1", "--check=crc32" } },
	{ PACKED_LZ4, "RD_LZ4", 9, 1, 12, { "lz4", "-qc", "-l" } },
	{ PACKED_GZIP, "RD_GZIP", 6, 1, 9, { "gzip", "-qc", "-n" } },
};

#define N (sizeof(compressors) / sizeof(*compressors))

static const struct compressor *find(enum packing packing)
{
	for (size_t i = 0; i < N; i++)
		if (compressors[i].packing == packing)
			return &compressors[i];
	return NULL;
}

const char *compression_choice(unsigned int n, struct compression *c)
{
	if (n >= N)
		return NULL;
	c->packing = compressors[n].packing;
	c->level = compressors[n].level;
	return compressors[n].config;
}

static const char *parse_level(struct compression *c, const char *text)
{
	static char problem[60];
	const struct compressor *z = find(c->packing);
	char *end;
	long n;

	errno = 0;
	n = strtol(text, &end, 10);
	if (*text < '0' || *text > '9' || *end || errno || n < z->min ||
	    n > z->max) {
		snprintf(problem, sizeof(problem),
			 "the levels of %s are %d to %d", z->args[0], z->min,
			 z->max);
		return problem;
	}
	c->level = n;
	return NULL;
}

const char *compression_parse(struct compression *c, const char *text)
{
	size_t len = strcspn(text, ":");

	*c = (struct compression){ 0 };
	if (!strcmp(text, "none"))
		return NULL;
	for (size_t i = 0; i < N; i++) {
		const char *name = compressors[i].args[0];

		if (strlen(name) != len || strncmp(text, name, len))
			continue;
		compression_choice(i, c);
		return text[len] ? parse_level(c, text + len + 1) : NULL;
	}
	return "it is none of zstd, xz, lz4, gzip, none";
}

static int open_command(struct compressing *z, const struct compression *c,
			int fd)
{
	const struct compressor *by = find(c->packing);
	const char *argv[7] = { 0 };
	char level[12];
	int ends[2], err;
	size_t n;

	for (n = 0; n < 4 && by->args[n]; n++)
		argv[n] = by->args[n];
	snprintf(level, sizeof(level), "-%d", c->level);
	argv[n] = level;
	z->program = argv[0];
	if (pipe2(ends, O_CLOEXEC))
		return -errno;
	err = filter_start(argv, ends[0], fd, false, &z->pid);
	close(ends[0]);
	if (err) {
		close(ends[1]);
		return err;
	}
	return ends[1];
}

int compress_begin(struct compressing *z, const struct compression *c, int fd)
{
	int in, err;

	*z = (struct compressing){ .program = "writing" };
	if (c->packing == PACKED_NOT) {
		in = fcntl(fd, F_DUPFD_CLOEXEC, 3);
		if (in < 0)
			return -errno;
	} else {
		in = open_command(z, c, fd);
		if (in < 0)
			return in;
	}
	z->in = fdopen(in, "w");
	if (z->in)
		return 0;
	err = -errno;
	close(in);
	if (z->pid)
		filter_wait(z->pid, z->program);
	return err;
}

const char *compress_end(struct compressing *z)
{
	const char *why = NULL;
	bool failed;

	errno = 0;
	failed = fflush(z->in) || ferror(z->in);
	failed = fclose(z->in) || failed;
	if (failed)
		why = errno ? strerror(errno) : "it failed";
	/* Where the command failed too, that is the cause. */
	if (z->pid) {
		const char *status = filter_wait(z->pid, z->program);

		why = status ? status : why;
	}
	return why;
}
