// SPDX-License-Identifier: GPL-2.0-only
/*
 * LVM2's metadata. Byte 1, as in fuzz_image.h, says what the input is: with
 * FUZZ_TEXT a text, of which a volume is made around it, else a disk.
 */
#include "../unit/lvm2_image.h"
#include "fuzz_image.h"
#include "probe/lvm2.h"

#define FUZZ_TEXT 0x80

#define AREA	   4096
#define AREA_SIZE  49152
#define TEXT_START (AREA_SIZE - 300) /* so that most texts are cut */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned int told;

static void tell(void *arg, const char *id, bool missing)
{
	fuzz_terminated(id, MEMBER_UUID_SIZE);
	if (arg != &told || !id[0])
		abort();
	(void)missing;
	told++;
}

static void make_volume(struct fuzz_image *f, const uint8_t *text, size_t size)
{
	static char s[AREA_SIZE];

	if (size > AREA_SIZE - 1024)
		size = AREA_SIZE - 1024;
	memcpy(s, text, size);
	s[size] = '\0';
	memory_image(&f->m, 1 << 20, 512);
	f->m.head = f->head;
	f->m.head_size = FUZZ_MAX;
	lvm2_make_label(f->head + 512, "0123456789abcdef0123456789abcdef",
			1 << 20);
	lvm2_add_area(f->head + 512, 0, AREA, AREA_SIZE);
	lvm2_make_area(f->head, AREA, AREA_SIZE, TEXT_START, s);
}

static void sign_disk(struct fuzz_image *f)
{
	uint64_t off;
	int i;

	for (i = 0; i < 4; i++)
		if (f->m.head_size >= 512u * (i + 1))
			lvm2_sign_label(f->head + 512 * i);
	for (off = 2048; off + 512 <= f->m.head_size; off += 2048)
		lvm2_sign_area(f->head + off, f->m.head_size - off);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct fuzz_image f;
	struct lvm2_vg vg;
	int err;

	if (!fuzz_image(&f, data, size))
		return -1;
	if (f.flags & FUZZ_TEXT)
		make_volume(&f, data + FUZZ_HEADER, size - FUZZ_HEADER);
	else if (f.flags & FUZZ_SIGN)
		sign_disk(&f);

	told = 0;
	memset(&vg, 0xee, sizeof(vg));
	err = lvm2_read_vg(&f.m.image, &vg, tell, &told);
	fuzz_terminated(vg.name, sizeof(vg.name));
	fuzz_terminated(vg.id, sizeof(vg.id));
	if (err > 0 || err == -ENXIO)
		abort();
	/* All or nothing, and damage only where there is nothing. */
	if (!vg.name[0] != !vg.id[0] || (vg.damage && vg.name[0]))
		abort();
	if (told != vg.pvs && !err)
		abort();
	if (!vg.name[0] && (vg.seqno || vg.pvs))
		abort();
	return 0;
}
