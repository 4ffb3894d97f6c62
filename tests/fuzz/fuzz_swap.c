// SPDX-License-Identifier: GPL-2.0-only
/* 8 bytes say where the swap file begins; the rest is as fuzz_image.h has it. */
#include "fuzz_image.h"
#include "probe/probe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct fuzz_image f;
	struct superblock sb = { 0 };
	uint8_t *end;
	int err;

	if (size < 8 || !fuzz_image(&f, data + 8, size - 8))
		return -1;
	err = probe_swap_at(&f.m.image, get_le64(data), &sb);
	if (err > 0 || err == -ENXIO || f.m.reads > 6)
		abort();
	if (!err && sb.type &&
	    (!sb.not_fs || !memchr(sb.version, 0, VERSION_SIZE) ||
	     sb.block_size < 4096 || sb.block_size > 65536))
		abort();
	/* What is put back is what is swap space. */
	if (f.m.head_size < SWAP_END_SIZE)
		return 0;
	end = f.head + f.m.head_size - SWAP_END_SIZE;
	if (swap_was_hibernated(end) && memcmp(end, "SWAP", 4))
		abort();
	return 0;
}
