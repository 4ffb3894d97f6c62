// SPDX-License-Identifier: GPL-2.0-only
#include "bytes.h"
#include "crc32.h"
#include "fuzz_image.h"
#include "probe/ptable.h"

/* Of the tables of logical partitions, however many loops they make. */
#define MAX_WALK_READS 400

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Without these no mutated header would ever get past its checksum. */
static void sign_gpt(struct fuzz_image *f, uint8_t *h, size_t room)
{
	uint32_t sector = f->m.image.sector_size;
	uint64_t lba, n;
	uint32_t len;

	if (room < 92)
		return;
	lba = get_le64(h + 72);
	n = (uint64_t)get_le32(h + 80) * get_le32(h + 84);
	if (lba < FUZZ_MAX / sector && n <= FUZZ_MAX &&
	    lba * sector + n <= f->m.head_size)
		put_le32(h + 88, crc32(0, f->head + lba * sector, n));
	len = get_le32(h + 12);
	if (len < 92 || len > room)
		return;
	put_le32(h + 16, 0);
	put_le32(h + 16, crc32(0, h, len));
}

static void sign(struct fuzz_image *f)
{
	uint32_t sector = f->m.image.sector_size;

	if (f->m.head_size > sector)
		sign_gpt(f, f->head + sector, f->m.head_size - sector);
	if (f->m.tail_size >= sector)
		sign_gpt(f, f->tail + f->m.tail_size - sector, sector);
}

static void check_partition(struct image *img, const struct ptable *pt,
			    unsigned int number)
{
	struct partition p;
	int err;

	memset(&p, 0xee, sizeof(p));
	err = ptable_partition(img, pt, number, &p);
	fuzz_terminated(p.partuuid, sizeof(p.partuuid));
	fuzz_terminated(p.type, sizeof(p.type));
	fuzz_terminated(p.label, sizeof(p.label));
	if (err > 0 || err == -ENXIO)
		abort();
	if (!err && pt->scheme == PTABLE_NONE)
		abort();
	if (!err && p.start && p.start >= img->size)
		abort();
	if (!err && pt->scheme == PTABLE_GPT &&
	    (!p.size || p.size > img->size - p.start))
		abort();
	if (err &&
	    (p.partuuid[0] || p.label[0] || p.start || p.size || p.attributes))
		abort();
}

static int check_logical(void *arg, unsigned int number,
			 const struct partition *p)
{
	unsigned int *last = arg;

	fuzz_terminated(p->partuuid, sizeof(p->partuuid));
	fuzz_terminated(p->type, sizeof(p->type));
	if (number != *last + 1 || number > 255 || p->attributes || !p->size)
		abort();
	*last = number;
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned int last = 4;
	static struct fuzz_image f;
	struct ptable pt;
	unsigned int i;
	int err;

	if (!fuzz_image(&f, data, size))
		return -1;
	if (f.flags & FUZZ_SIGN)
		sign(&f);

	memset(&pt, 0xee, sizeof(pt));
	err = ptable_read(&f.m.image, &pt);
	fuzz_terminated(pt.id, sizeof(pt.id));
	if (err > 0 || err == -ENXIO || (err && pt.scheme != PTABLE_NONE))
		abort();
	if (pt.backup && !pt.damage)
		abort();
	for (i = 0; i < 300; i++)
		check_partition(&f.m.image, &pt, i);
	check_partition(&f.m.image, &pt, pt.entries);
	check_partition(&f.m.image, &pt, ~0u);
	f.m.reads = 0;
	if (pt.scheme == PTABLE_MBR)
		mbr_walk_logical(&f.m.image, &pt, check_logical, &last);
	if (f.m.reads > MAX_WALK_READS)
		abort();
	return 0;
}
