// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "base/packing.h"

static const struct {
	uint8_t magic[2];
	enum packing packing;
} magics[] = {
	/* clang-format off */
	{ { 0x1f, 0x8b }, PACKED_GZIP },
	{ { 0x1f, 0x9e }, PACKED_GZIP },
	{ { 0x42, 0x5a }, PACKED_BZIP2 },
	{ { 0x5d, 0x00 }, PACKED_LZMA },
	{ { 0xfd, 0x37 }, PACKED_XZ },
	{ { 0x89, 0x4c }, PACKED_LZO },
	{ { 0x02, 0x21 }, PACKED_LZ4 },
	{ { 0x28, 0xb5 }, PACKED_ZSTD },
	/* clang-format on */
};

const char *packing_name(enum packing packing)
{
	static const char *const names[PACKED_KINDS] = {
		"none", "gzip", "bzip2", "lzma", "xz", "lzo", "lz4", "zstd",
	};

	return names[packing];
}

enum packing packing_of(const uint8_t *data, size_t size)
{
	for (size_t i = 0; size >= 2 && i < sizeof(magics) / sizeof(*magics);
	     i++)
		if (!memcmp(data, magics[i].magic, 2))
			return magics[i].packing;
	return PACKED_NOT;
}
