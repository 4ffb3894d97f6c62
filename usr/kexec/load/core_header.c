// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "bytes.h"
#include "load/core_header.h"

#define HEADER_SIZE  64
#define SEGMENT_SIZE 56
#define CORE	     4 /* ET_CORE */
#define LOADED	     1 /* PT_LOAD */
#define NOTE	     4 /* PT_NOTE */
#define ALL_RIGHTS   7

/* Here x86_64 has its code: the last 2 GiB. */
#define TEXT_MAP 0xffffffff80000000ULL

static void put_segment(uint8_t *to, uint32_t type, uint64_t virtual,
			uint64_t at, uint64_t size)
{
	put_le32(to, type);
	put_le32(to + 4, type == LOADED ? ALL_RIGHTS : 0);
	put_le64(to + 8, at);
	put_le64(to + 16, virtual);
	put_le64(to + 24, at);
	put_le64(to + 32, size);
	put_le64(to + 40, size);
}

static void add_address(struct core_facts *f, uint64_t virtual, uint64_t at,
			uint64_t size, bool *differ)
{
	if (virtual >= TEXT_MAP) {
		f->text = virtual;
		f->text_at = at;
		f->text_size = size;
	} else if (!f->direct) {
		f->direct = virtual - at;
	} else if (f->direct != virtual - at) {
		*differ = true;
	}
}

void core_addresses(struct core_facts *f, const uint8_t *kcore, size_t len)
{
	bool differ = false;
	unsigned int n;

	f->direct = f->text_size = 0;
	if (len < HEADER_SIZE || memcmp(kcore, "\177ELF\2\1\1", 7) ||
	    get_le64(kcore + 32) != HEADER_SIZE ||
	    get_le16(kcore + 54) != SEGMENT_SIZE)
		return;
	n = get_le16(kcore + 56);
	kcore += HEADER_SIZE;
	len -= HEADER_SIZE;
	for (; n && len >= SEGMENT_SIZE; n--) {
		/* What is no RAM, or has been mapped piece by piece, has none. */
		if (get_le32(kcore) == LOADED &&
		    get_le64(kcore + 24) != UINT64_MAX)
			add_address(f, get_le64(kcore + 16),
				    get_le64(kcore + 24), get_le64(kcore + 40),
				    &differ);
		kcore += SEGMENT_SIZE;
		len -= SEGMENT_SIZE;
	}
	/* Old kernels have 0 for all that is physical. */
	if (differ)
		f->direct = f->text_size = 0;
}

size_t core_header(uint8_t *out, uint16_t machine, const struct core_facts *f)
{
	uint8_t *to = out + HEADER_SIZE;
	size_t size;

	memset(out, 0, CORE_HEADER_MAX);
	/* 64 bits, little-endian, version 1. */
	memcpy(out, "\177ELF\2\1\1", 7);
	put_le16(out + 16, CORE);
	put_le16(out + 18, machine);
	put_le32(out + 20, 1);
	put_le64(out + 32, HEADER_SIZE);
	put_le16(out + 52, HEADER_SIZE);
	put_le16(out + 54, SEGMENT_SIZE);
	for (unsigned int i = 0; i < f->n_notes; i++, to += SEGMENT_SIZE)
		put_segment(to, NOTE, 0, f->notes[i].at, f->notes[i].size);
	if (f->text_size) {
		put_segment(to, LOADED, f->text, f->text_at, f->text_size);
		to += SEGMENT_SIZE;
	}
	for (unsigned int i = 0; i < f->memory.n; i++) {
		const struct memory_range *r = &f->memory.ranges[i];

		if (r->type != MEMORY_RAM)
			continue;
		put_segment(to, LOADED, f->direct ? f->direct + r->start : 0,
			    r->start, r->end - r->start);
		to += SEGMENT_SIZE;
	}
	size = (size_t)(to - out);
	put_le16(out + 56, (uint16_t)((size - HEADER_SIZE) / SEGMENT_SIZE));
	return size;
}
