// SPDX-License-Identifier: GPL-2.0-only
#include "../unit/sign.h"
#include "fuzz_image.h"
#include "probe/probe.h"

/* That one device costs. */
#define MAX_READS 1000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Where the end of the disk was given, 0.90 and 1.0 are within it. */
static void sign_tail(struct fuzz_image *f)
{
	uint64_t size = f->m.image.size, start = size - f->m.tail_size, off;

	if (size < 65536)
		return;
	off = ((size - 8192) & ~4095ULL) - start;
	if (off < f->m.tail_size)
		sign_md_v1(f->tail + off, f->m.tail_size - off);
	off = (size & ~65535ULL) - 65536 - start;
	if (off < f->m.tail_size && f->m.tail_size - off >= 4096)
		sign_md(f->tail + off, 4096, 152);
}

static void sign(struct fuzz_image *f)
{
	uint8_t *h = f->head;
	size_t room = f->m.head_size;

	sign_tail(f);
	/* What is at byte 65536 is so in a small disk of an end alone. */
	if (f->m.image.size - f->m.tail_size == 65536 && f->m.tail_size >= 4096)
		sign_btrfs(f->tail);
	/* On a disk this small, 0.90 is at its start. */
	if (room >= 4096 && f->m.image.size < 131072 && !get_le32(h + 4))
		sign_md(h, 4096, 152);
	sign_start(h, room);
}

/* What is as if nothing had been found. */
static bool is_empty(const struct superblock *sb)
{
	static const struct superblock none;

	return !memcmp(sb, &none, sizeof(none));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct fuzz_image f;
	struct superblock sb;
	int err;

	if (!fuzz_image(&f, data, size))
		return -1;
	if (f.flags & FUZZ_SIGN)
		sign(&f);

	memset(&sb, 0xee, sizeof(sb));
	err = probe_superblock(&f.m.image, &sb);
	if (!err && !sb.type)
		err = probe_rare(&f.m.image, &sb);
	fuzz_terminated(sb.uuid, sizeof(sb.uuid));
	fuzz_terminated(sb.label, sizeof(sb.label));
	fuzz_terminated(sb.version, sizeof(sb.version));
	if (err > 0 || err == -ENXIO)
		abort();
	/* Nothing found says nothing; something mountable fits its device. */
	if ((err || !sb.type) && !is_empty(&sb))
		abort();
	if (sb.type && !sb.damage && !sb.not_fs && sb.size > f.m.image.size &&
	    strcmp(sb.type, "vfat") && strcmp(sb.type, "iso9660"))
		abort();
	if (sb.is_member && !sb.not_fs)
		abort();
	/* The longest is the root directory of a FAT32, of small clusters. */
	if (f.m.reads > MAX_READS)
		abort();
	return 0;
}
