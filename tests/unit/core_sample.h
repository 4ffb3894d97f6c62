/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A memory dump with a log, as small as can be. Its memory is one segment, in
 * which everything lies where the constants below say; the kernel's own layout
 * differs, and VMCOREINFO tells so.
 */
#ifndef TESTS_CORE_SAMPLE_H
#define TESTS_CORE_SAMPLE_H

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "elf_core.h"

enum {
	SAMPLE_NOTES = 0x400,
	SAMPLE_MEMORY = 0x1000, /* in the file */
	SAMPLE_MEMORY_SIZE = 0x2000,
	/* In memory. */
	SAMPLE_PRB = 0x10,
	SAMPLE_DESCS = 0x100,
	SAMPLE_INFOS = 0x200,
	SAMPLE_DATA = 0x600,
	SAMPLE_TABLES = 0x1000,
	SAMPLE_COUNT_BITS = 3,
	SAMPLE_SIZE_BITS = 9,
	SAMPLE_INFO_SIZE = 88,
};

#define SAMPLE_VADDR 0xffffffff81000000
#define SAMPLE_PADDR 0x1000000

struct sample {
	uint8_t bytes[SAMPLE_MEMORY + SAMPLE_MEMORY_SIZE];
	size_t size;
	unsigned int word;
	uint64_t vaddr; /* of the memory */
	uint64_t next_id, pos; /* of the next record */
	size_t notes_end;
	unsigned int added;
	uint64_t unreadable; /* a page of the file, if it is not 0 */
};

static inline void sample_put(struct sample *s, size_t at, uint64_t value,
			      unsigned int size)
{
	for (unsigned int i = 0; i < size; i++)
		s->bytes[at + i] = (uint8_t)(value >> (8 * i));
}

/* At this place in memory. */
static inline void sample_word(struct sample *s, size_t at, uint64_t value)
{
	sample_put(s, SAMPLE_MEMORY + at, value, s->word);
}

static inline int sample_read(void *ctx, uint64_t offset, void *buf,
			      size_t size)
{
	struct sample *s = ctx;

	if (offset > s->size || size > s->size - offset)
		return -ENXIO;
	if (s->unreadable && offset + size > s->unreadable &&
	    offset < s->unreadable + 4096)
		return -EIO;
	memcpy(buf, s->bytes + offset, size);
	return 0;
}

static inline void sample_phdr(struct sample *s, unsigned int i, uint32_t type,
			       uint64_t offset, uint64_t vaddr, uint64_t paddr,
			       uint64_t size)
{
	size_t at = s->word == 4 ? 52 + 32 * i : 64 + 56 * i;
	const uint64_t fields[] = { offset, vaddr, paddr, size, size };

	sample_put(s, at, type, 4);
	at += s->word == 4 ? 4 : 8;
	for (i = 0; i < 5; i++)
		sample_put(s, at + i * s->word, fields[i], s->word);
}

static inline void sample_note(struct sample *s, const char *name,
			       const void *desc, size_t size)
{
	size_t at = s->notes_end, namesz = strlen(name) + 1;

	sample_put(s, at, namesz, 4);
	sample_put(s, at + 4, size, 4);
	strcpy((char *)s->bytes + at + 12, name);
	at += 12 + (namesz + 3) / 4 * 4;
	memcpy(s->bytes + at, desc, size);
	s->notes_end = at + (size + 3) / 4 * 4;
	if (s->notes_end > SAMPLE_MEMORY)
		abort();
	sample_phdr(s, 0, 4, SAMPLE_NOTES, 0, 0, s->notes_end - SAMPLE_NOTES);
}

/* What the layout of the log is, and @more lines. */
static inline void sample_info(struct sample *s, const char *more)
{
	const unsigned int w = s->word;
	char text[2048];
	int len;

	len = snprintf(text, sizeof(text),
		       "OSRELEASE=6.1.0\nPAGESIZE=4096\nSYMBOL(prb)=%llx\n"
		       "SIZE(printk_ringbuffer)=%u\nSIZE(prb_desc_ring)=%u\n"
		       "SIZE(prb_data_ring)=%u\nSIZE(prb_data_blk_lpos)=%u\n"
		       "OFFSET(printk_ringbuffer.desc_ring)=0\n"
		       "OFFSET(printk_ringbuffer.text_data_ring)=%u\n"
		       "OFFSET(prb_desc_ring.count_bits)=0\n"
		       "OFFSET(prb_desc_ring.descs)=%u\n"
		       "OFFSET(prb_desc_ring.infos)=%u\n"
		       "OFFSET(prb_desc_ring.head_id)=%u\n"
		       "OFFSET(prb_desc_ring.tail_id)=%u\n"
		       "SIZE(prb_desc)=%u\nOFFSET(prb_desc.state_var)=0\n"
		       "OFFSET(prb_desc.text_blk_lpos)=%u\n"
		       "OFFSET(prb_data_blk_lpos.begin)=0\n"
		       "OFFSET(prb_data_blk_lpos.next)=%u\n"
		       "SIZE(printk_info)=%u\nOFFSET(printk_info.ts_nsec)=8\n"
		       "OFFSET(printk_info.text_len)=16\n"
		       "OFFSET(prb_data_ring.size_bits)=0\n"
		       "OFFSET(prb_data_ring.data)=%u\n"
		       "OFFSET(atomic_long_t.counter)=0\n%s",
		       (unsigned long long)s->vaddr, 8 * w, 5 * w, 2 * w, 2 * w,
		       6 * w, w, 2 * w, 3 * w, 4 * w, 3 * w, w, w,
		       SAMPLE_INFO_SIZE, w, more);
	sample_note(s, "VMCOREINFO", text, (size_t)len);
}

/* One without notes. */
static inline void sample_init(struct sample *s, unsigned int word,
			       unsigned int machine)
{
	const bool is_32 = word == 4;
	const size_t prb = SAMPLE_PRB;

	memset(s, 0, sizeof(*s));
	s->size = sizeof(s->bytes);
	s->word = word;
	s->vaddr = is_32 ? 0xc1000000 : SAMPLE_VADDR;
	s->notes_end = SAMPLE_NOTES;
	memcpy(s->bytes, "\177ELF", 4);
	s->bytes[4] = is_32 ? 1 : 2;
	s->bytes[5] = s->bytes[6] = 1;
	sample_put(s, 16, 4, 2);
	sample_put(s, 18, machine, 2);
	sample_put(s, 20, 1, 4);
	sample_put(s, is_32 ? 40 : 52, is_32 ? 52 : 64, 2);
	sample_put(s, is_32 ? 28 : 32, is_32 ? 52 : 64, word);
	sample_put(s, is_32 ? 42 : 54, is_32 ? 32 : 56, 2);
	sample_put(s, is_32 ? 44 : 56, 2, 2);
	sample_phdr(s, 1, 1, SAMPLE_MEMORY, s->vaddr, SAMPLE_PADDR,
		    SAMPLE_MEMORY_SIZE);

	sample_word(s, 0, s->vaddr + prb);
	sample_put(s, SAMPLE_MEMORY + prb, SAMPLE_COUNT_BITS, 4);
	sample_word(s, prb + word, s->vaddr + SAMPLE_DESCS);
	sample_word(s, prb + 2 * word, s->vaddr + SAMPLE_INFOS);
	sample_put(s, SAMPLE_MEMORY + prb + 6 * word, SAMPLE_SIZE_BITS, 4);
	sample_word(s, prb + 7 * word, s->vaddr + SAMPLE_DATA);
	/* Ids begin where they soon wrap. */
	s->next_id = (is_32 ? UINT32_MAX >> 2 : UINT64_MAX >> 2) - 2;
	sample_word(s, prb + 4 * word, s->next_id);
}

/* The descriptor of the record that comes next, without moving on. */
static inline void sample_desc(struct sample *s, unsigned int state,
			       uint64_t begin, uint64_t next)
{
	const size_t slot = s->next_id & 7,
		     at = SAMPLE_DESCS + slot * 3 * s->word;

	sample_word(s, at, s->next_id | (uint64_t)state << (8 * s->word - 2));
	sample_word(s, at + s->word, begin);
	sample_word(s, at + 2 * s->word, next);
	sample_word(s, SAMPLE_PRB + 3 * s->word, s->next_id);
}

static inline void sample_next(struct sample *s)
{
	const uint64_t mask = s->word == 4 ? UINT32_MAX >> 2 : UINT64_MAX >> 2;

	s->next_id = (s->next_id + 1) & mask;
	/* Eight are all that there are. */
	if (++s->added > 8)
		sample_word(s, SAMPLE_PRB + 4 * s->word,
			    (s->next_id - 8) & mask);
}

/* Back to the record that was added last. */
static inline void sample_back(struct sample *s)
{
	s->next_id = (s->next_id - 1) &
		     (s->word == 4 ? UINT32_MAX >> 2 : UINT64_MAX >> 2);
}

/* A record, where the kernel would put it. */
static inline void sample_add(struct sample *s, uint64_t nsec,
			      const char *message, size_t len)
{
	const uint64_t size = 1 << SAMPLE_SIZE_BITS;
	const size_t info = SAMPLE_MEMORY + SAMPLE_INFOS +
			    (s->next_id & 7) * SAMPLE_INFO_SIZE;
	const size_t whole = (s->word + len + 7) / 8 * 8;
	uint64_t begin = s->pos, at = begin % size;

	if (at + whole >= size) {
		at = 0;
		s->pos = (begin / size + 1) * size;
	}
	s->pos += whole;
	memcpy(s->bytes + SAMPLE_MEMORY + SAMPLE_DATA + at + s->word, message,
	       len);
	sample_desc(s, 2, begin, s->pos);
	sample_put(s, info + 8, nsec, 8);
	sample_put(s, info + 16, len, 2);
	sample_next(s);
}

#endif
