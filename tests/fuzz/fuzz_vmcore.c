// SPDX-License-Identifier: GPL-2.0-only
/*
 * A memory dump: its headers, VMCOREINFO, the tables of pages and the kernel's
 * log. The input is the dump, if it begins as one. Else its first byte chooses
 * a dump with a good log, and what follows says what is to be changed there: an
 * offset of two bytes, a number of bytes from 1 to 8, and these.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/core_sample.h"
#include "bytes.h"
#include "log/printk_ring.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
	const uint8_t *data;
	size_t size;
};

static int read_input(void *ctx, uint64_t offset, void *buf, size_t size)
{
	const struct input *in = ctx;

	if (offset > in->size || size > in->size - offset)
		return -ENXIO;
	memcpy(buf, in->data + offset, size);
	return 0;
}

/* Nothing that a terminal obeys, and an end. */
static int put(void *ctx, const char *text, size_t len)
{
	size_t *sum = ctx;
	size_t i;

	for (i = 0; i < len; i++)
		if ((text[i] < ' ' || text[i] > '~') &&
		    (text[i] < '\t' || text[i] > '\r'))
			abort();
	*sum += len;
	return *sum > (64 << 20) ? -ENOSPC : 0;
}

static void require(uint64_t offset, uint64_t left)
{
	if (!left || offset > UINT64_MAX - left)
		abort();
}

static void fill(struct sample *s, uint8_t kind)
{
	static const char tables[] =
		"SYMBOL(swapper_pg_dir)=ffffffff81001000\n"
		"NUMBER(phys_base)=0\n"
		"NUMBER(VA_BITS)=48\n"
		"NUMBER(PHYS_OFFSET)=0\n"
		"NUMBER(kimage_voffset)=0xffff80007fe00000\n";
	static const char message[] = "a message of some length";
	int i;

	sample_init(s, kind & 1 ? 4 : 8,
		    kind & 1   ? CORE_386
		    : kind & 2 ? CORE_ARM64
			       : CORE_X86_64);
	/* Where things are is not in the headers, but in the tables. */
	if (kind & 4)
		sample_phdr(s, 1, 1, SAMPLE_MEMORY, 0, SAMPLE_PADDR,
			    SAMPLE_MEMORY_SIZE);
	sample_info(s, tables);
	for (i = 0; i < 12; i++)
		sample_add(s, (uint64_t)i << 30, message,
			   sizeof(message) - (size_t)i);
}

static void change(struct sample *s, const uint8_t *data, size_t size)
{
	size_t at, n;

	while (size > 3) {
		at = get_le16(data);
		n = data[2] % 8 + 1;
		data += 3;
		size -= 3;
		if (n > size)
			n = size;
		if (at <= s->size - n)
			memcpy(s->bytes + at, data, n);
		data += n;
		size -= n;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sample sample;
	static char info[CORE_INFO_MAX];
	struct input in = { data, size };
	struct segment *segments;
	struct elf_core core;
	struct memory memory;
	struct log_text text;
	uint64_t offset, left, at;
	uint32_t lost;
	size_t sum = 0;

	if (size && data[0] != 0x7f) {
		fill(&sample, data[0]);
		change(&sample, data + 1, size - 1);
		in.data = sample.bytes;
		in.size = sample.size;
	}
	if (elf_core_open(&core, read_input, &in))
		return 0;
	segments = malloc((core.phnum + 1) * sizeof(*segments));
	if (!elf_core_load(&core, segments)) {
		if (core.count > core.phnum)
			abort();
		for (at = 0; at < 64; at++) {
			if (!elf_core_virtual(&core, -at << 26, &offset, &left))
				require(offset, left);
			if (!elf_core_physical(&core, at << 20, &offset, &left))
				require(offset, left);
		}
		if (!elf_core_info(&core, info, sizeof(info))) {
			if (!memchr(info, '\0', sizeof(info)))
				abort();
			memory_init(&memory, &core, info);
			log_text_init(&text, put, &sum);
			printk_ring_read(&memory, &text, &lost);
			memory_word(&memory, 0xffff800000000000, &at);
		}
	}
	free(segments);
	return 0;
}
