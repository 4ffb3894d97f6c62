// SPDX-License-Identifier: GPL-2.0-only
/* A device tree. Its copy is one, too, and copying it again changes nothing. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "load/fdt.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t copy[65536], again[65536 + 64];
	struct fdt_chosen c = {
		.command_line = "root=x",
		.initrd = 0x123456000,
		.initrd_size = 0x1000,
		.seed = (const uint8_t
				 *)"1234567890123456789012345678901234567890",
	};
	size_t made, more;

	if (fdt_choose(data, size, &c, copy, sizeof(copy), &made))
		return 0;
	require(made <= sizeof(copy) && get_be32(copy + 4) == made);
	require(!fdt_choose(copy, made, &c, again, sizeof(again), &more));
	/* But for the names, which are there a second time. */
	require(get_be32(copy + 36) == get_be32(again + 36));
	c.usable_size = 1;
	fdt_choose(data, size, &c, copy, sizeof(copy), &made);
	return 0;
}
