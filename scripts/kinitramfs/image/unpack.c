// SPDX-License-Identifier: GPL-2.0-only
#include "image/unpack.h"

#ifndef UNPACK_BY_LIBRARY
const char *unpack_by_library(enum packing packing, const uint8_t *data,
			      size_t size, size_t *used, image_sink *sink,
			      void *ctx)
{
	(void)packing;
	(void)data;
	(void)size;
	(void)sink;
	(void)ctx;
	*used = 0;
	return "this kinitramfs, of a kernel build, cannot unpack it; \"make -C scripts/kinitramfs\" makes one that can";
}
#endif

const char *unpack(enum packing packing, const uint8_t *data, size_t size,
		   size_t *used, image_sink *sink, void *ctx)
{
	if (packing == PACKED_LZO || packing == PACKED_LZ4)
		return unpack_by_command(packing, data, size, used, sink, ctx);
	return unpack_by_library(packing, data, size, used, sink, ctx);
}
