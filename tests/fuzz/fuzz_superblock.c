// SPDX-License-Identifier: GPL-2.0-only
#include "crc32c.h"
#include "fuzz_image.h"
#include "probe/probe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void sign_ext(struct fuzz_image *f)
{
	uint8_t *raw = f->head + 1024;
	uint32_t crc;
	int i;

	if (f->m.head_size < 2048)
		return;
	crc = crc32c(~0u, raw, 0x3fc);
	for (i = 0; i < 4; i++)
		raw[0x3fc + i] = crc >> (8 * i) & 0xff;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct fuzz_image f;
	struct superblock sb;
	int err;

	if (!fuzz_image(&f, data, size))
		return -1;
	if (f.flags & FUZZ_SIGN)
		sign_ext(&f);

	memset(&sb, 0xee, sizeof(sb));
	err = probe_superblock(&f.m.image, &sb);
	fuzz_terminated(sb.uuid, sizeof(sb.uuid));
	fuzz_terminated(sb.label, sizeof(sb.label));
	if (err > 0 || err == -ENXIO)
		abort();
	/* Nothing found says nothing; something mountable fits its device. */
	if (!sb.type && (sb.damage || sb.uuid[0] || sb.label[0] || sb.size))
		abort();
	if (sb.type && !sb.damage && sb.size > f.m.image.size)
		abort();
	return 0;
}
