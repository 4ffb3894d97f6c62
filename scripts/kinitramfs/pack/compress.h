/* SPDX-License-Identifier: GPL-2.0-only */
/* Compresses by the installed commands, so that the kernel can unpack it. */
#ifndef KINITRAMFS_COMPRESS_H
#define KINITRAMFS_COMPRESS_H

#include <stdio.h>
#include <sys/types.h>

#include "base/packing.h"

struct compression {
	enum packing packing; /* PACKED_NOT: none */
	int level;
};

/*
 * Understands "zstd", "xz:9", "none" ... Returns NULL, or what is wrong with
 * the text.
 */
const char *compression_parse(struct compression *c, const char *text);

/*
 * In the order in which they are preferred: the n'th, from 0 on, and the name
 * of the kernel's configuration that says that it can unpack it ("RD_ZSTD");
 * NULL: there are no more.
 */
const char *compression_choice(unsigned int n, struct compression *c);

/* A command that compresses what is written to @in. */
struct compressing {
	FILE *in;
	pid_t pid; /* 0: none is needed */
	const char *program;
};

/*
 * What is written to ->in is to be compressed and written to @fd, from where
 * that stands. Returns 0 or -errno; -ENOENT: the command is not installed.
 */
int compress_begin(struct compressing *z, const struct compression *c, int fd);

/*
 * The end of it. Returns NULL; or what went wrong, as a text that lives until
 * the next call.
 */
const char *compress_end(struct compressing *z);

#endif
