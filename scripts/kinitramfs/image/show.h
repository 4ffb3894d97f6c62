/* SPDX-License-Identifier: GPL-2.0-only */
/* What is in an image, for people and for programs. */
#ifndef KINITRAMFS_SHOW_H
#define KINITRAMFS_SHOW_H

#include <stdint.h>
#include <stdio.h>

#include "image/image.h"

/* @path and @size: of the image file. Errors of writing are left in @out. */
void show_text(const struct image *img, const char *path, uint64_t size,
	       FILE *out);
void show_tree(const struct image *img, FILE *out);

/* The keys are documented in kinitramfs(8), and stay as they are. */
void show_json(const struct image *img, const char *path, uint64_t size,
	       FILE *out);

/* "damaged at 123 ...: why", in room for @size bytes. */
void show_damage(const struct image *img, char *buf, size_t size);

/* For the two files that do it. */

/*
 * The archive's name: "2", or "2.1" where its segment has several. Lives until
 * the next call.
 */
const char *show_archive(const struct image *img, uint32_t archive);

/* Escapes @name, of at most CPIO_NAME_MAX bytes; lives until the next call. */
const char *show_escaped(const char *name);

#endif
