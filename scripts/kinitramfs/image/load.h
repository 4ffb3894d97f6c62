/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_LOAD_H
#define KINITRAMFS_LOAD_H

#include <stddef.h>
#include <stdint.h>

/*
 * Reads all of @fd into memory, which the caller frees in any case. Returns 0
 * or -errno; -EFBIG: larger than any image.
 */
int image_load(int fd, uint8_t **data, size_t *size);

/* What people take for an image, too: what it is; or NULL. */
const char *image_mistaken(const uint8_t *data, size_t size);

#endif
