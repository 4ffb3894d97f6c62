/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Finds the end of compressed data in two formats that no library unpacks as a
 * stream: lz4's legacy frame, and lzop. Both consist of blocks with their
 * lengths in front. Pure.
 */
#ifndef KINITRAMFS_FRAMES_H
#define KINITRAMFS_FRAMES_H

#include "base/packing.h"

/*
 * Sets *@used to the bytes that the data at @data take. Returns NULL, or what
 * is wrong behind these bytes. @packing: PACKED_LZ4 or PACKED_LZO.
 */
const char *frames_measure(enum packing packing, const uint8_t *data,
			   size_t size, size_t *used);

#endif
