// SPDX-License-Identifier: GPL-2.0-only
/* Backups of superblocks: what is at the end of the disk may be one. */
#include "../unit/sign.h"
#include "fuzz_image.h"
#include "probe/backup.h"

/* That one device costs, and another of each checksum. */
#define MAX_READS 1000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void sign(struct fuzz_image *f)
{
	if (f->m.tail_size >= 1024 && get_le16(f->tail + 56) == 0xef53)
		sign_put(f->tail + 1020, crc32c(~0u, f->tail, 1020));
	if (f->m.tail_size >= 4096 && !memcmp(f->tail, "XFSB", 4)) {
		sign_put(f->tail + 224, 0);
		sign_put(f->tail + 224, ~crc32c(~0u, f->tail, 4096));
	}
	if (f->m.tail_size >= 4096 && !memcmp(f->tail + 64, "_BHRfS_M", 8))
		sign_btrfs(f->tail);
}

static void check(const struct backup *b, const struct image *img)
{
	fuzz_terminated(b->sb.uuid, sizeof(b->sb.uuid));
	fuzz_terminated(b->sb.label, sizeof(b->sb.label));
	fuzz_terminated(b->sb.version, sizeof(b->sb.version));
	if (!b->sb.type || b->sb.damage || b->sb.not_fs || b->sb.is_member)
		abort();
	if (b->sb.size > img->size || !b->offset || b->offset >= img->size)
		abort();
	/* What e2fsck is told is where it is. */
	if (!strncmp(b->sb.type, "ext", 3) &&
	    b->block * b->sb.block_size != b->offset)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct backup found[BACKUPS];
	static struct fuzz_image f;
	unsigned int n, i;

	if (!fuzz_image(&f, data, size))
		return -1;
	if (f.flags & FUZZ_SIGN)
		sign(&f);
	memset(found, 0xee, sizeof(found));
	n = backup_find(&f.m.image, found);
	if (n > BACKUPS || f.m.reads > MAX_READS)
		abort();
	for (i = 0; i < n; i++)
		check(&found[i], &f.m.image);
	return 0;
}
