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

static void put_segment(uint8_t *to, uint32_t type, uint64_t at, uint64_t size)
{
	put_le32(to, type);
	put_le32(to + 4, type == LOADED ? ALL_RIGHTS : 0);
	put_le64(to + 8, at);
	put_le64(to + 24, at);
	put_le64(to + 32, size);
	put_le64(to + 40, size);
}

size_t core_header(uint8_t *out, uint16_t machine,
		   const struct core_note *notes, unsigned int n_notes,
		   const struct memory_map *m)
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
	for (unsigned int i = 0; i < n_notes; i++, to += SEGMENT_SIZE)
		put_segment(to, NOTE, notes[i].at, notes[i].size);
	for (unsigned int i = 0; i < m->n; i++) {
		const struct memory_range *r = &m->ranges[i];

		if (r->type != MEMORY_RAM)
			continue;
		put_segment(to, LOADED, r->start, r->end - r->start);
		to += SEGMENT_SIZE;
	}
	size = (size_t)(to - out);
	put_le16(out + 56, (uint16_t)((size - HEADER_SIZE) / SEGMENT_SIZE));
	return size;
}
