/* SPDX-License-Identifier: GPL-2.0-only */
/* The compressions that parts of an image can have. Pure. */
#ifndef KINITRAMFS_PACKING_H
#define KINITRAMFS_PACKING_H

#include <stddef.h>
#include <stdint.h>

/* Those that the kernel can be built to unpack (CONFIG_RD_*). */
enum packing {
	PACKED_NOT,
	PACKED_GZIP,
	PACKED_BZIP2,
	PACKED_LZMA,
	PACKED_XZ,
	PACKED_LZO,
	PACKED_LZ4,
	PACKED_ZSTD,
	PACKED_KINDS
};

/* "gzip" ...; of PACKED_NOT "none". */
const char *packing_name(enum packing packing);

/*
 * By the two first bytes, as the kernel does (lib/decompress.c). PACKED_NOT: it
 * is none of them.
 */
enum packing packing_of(const uint8_t *data, size_t size);

#endif
