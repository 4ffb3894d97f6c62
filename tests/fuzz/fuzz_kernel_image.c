// SPDX-License-Identifier: GPL-2.0-only
/*
 * The first bytes of a kernel; one bit of the first byte says whether it is
 * whole. What is to be unpacked lies within the file.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "image/kernel_image.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const machines[] = { "x86_64", "aarch64",
						"riscv64" };
	struct kernel_image k;
	char words[256];
	uint8_t *head;
	size_t len;
	struct text t;

	if (!size)
		return 0;
	len = size - 1 > IMAGE_HEAD ? IMAGE_HEAD : size - 1;
	head = malloc(len); /* where ASan sees its end */
	memcpy(head, data + 1, len);
	image_read(&k, head, len, data[0] & 1 ? UINT32_MAX : len);
	free(head);

	text_init(&t, words, sizeof(words));
	image_describe(&k, &t);
	require(t.len && strlen(words) == t.len);
	require(strlen(k.packing_name) < sizeof(k.packing_name));
	require(!k.packing == !k.packing_name[0] || k.format == IMAGE_ZBOOT);
	for (size_t i = 0; i < 3; i++) {
		text_init(&t, words, sizeof(words));
		if (!image_suits(&k, machines[i], &t)) {
			require(t.len);
			continue;
		}
		require(!t.len && k.needed <= k.size);
		require(k.payload + k.payload_size <= k.size);
		require(k.format != IMAGE_BZIMAGE ||
			(uint64_t)k.x86.setup_size + k.x86.kernel_size <=
				k.size);
	}
	return 0;
}
