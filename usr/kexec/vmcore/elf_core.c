// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "bytes.h"
#include "elf_core.h"

enum {
	EHDR64 = 64,
	EHDR32 = 52,
	PHDR64 = 56,
	PHDR32 = 32,
	ET_IS_CORE = 4,
	PT_IS_LOAD = 1,
	PT_IS_NOTE = 4,
	PHNUM_ELSEWHERE = 0xffff, /* PN_XNUM */
};

struct program_header {
	uint32_t type;
	struct segment where;
};

/* Of 32 bits, each field is where the format has it; the names are the same. */
static void parse_phdr(struct program_header *p, const uint8_t *raw, bool is_32)
{
	p->type = get_le32(raw);
	if (is_32) {
		p->where.offset = get_le32(raw + 4);
		p->where.vaddr = get_le32(raw + 8);
		p->where.paddr = get_le32(raw + 12);
		p->where.size = get_le32(raw + 16);
	} else {
		p->where.offset = get_le64(raw + 8);
		p->where.vaddr = get_le64(raw + 16);
		p->where.paddr = get_le64(raw + 24);
		p->where.size = get_le64(raw + 32);
	}
}

int elf_core_open(struct elf_core *core, core_read *read, void *ctx)
{
	static const uint8_t magic[] = { 0x7f, 'E', 'L', 'F' };
	enum { CLASS = 4, DATA = 5, IS_32 = 1, IS_64 = 2, LITTLE = 1 };
	uint8_t raw[EHDR64];
	int err;

	memset(core, 0, sizeof(*core));
	core->read = read;
	core->ctx = ctx;
	err = read(ctx, 0, raw, EHDR32);
	if (err)
		return err;
	if (memcmp(raw, magic, sizeof(magic)) || raw[DATA] != LITTLE ||
	    (raw[CLASS] != IS_32 && raw[CLASS] != IS_64) ||
	    get_le16(raw + 16) != ET_IS_CORE)
		return -ENOEXEC;
	core->is_32 = raw[CLASS] == IS_32;
	core->machine = get_le16(raw + 18);
	if (core->is_32) {
		core->phoff = get_le32(raw + 28);
		core->phentsize = get_le16(raw + 42);
		core->phnum = get_le16(raw + 44);
	} else {
		err = read(ctx, 0, raw, EHDR64);
		if (err)
			return err;
		core->phoff = get_le64(raw + 32);
		core->phentsize = get_le16(raw + 54);
		core->phnum = get_le16(raw + 56);
	}
	if (core->phnum == PHNUM_ELSEWHERE)
		return -E2BIG;
	if (core->phentsize < (core->is_32 ? PHDR32 : PHDR64))
		return -ENOEXEC;
	if (core->phoff > UINT64_MAX - (uint64_t)core->phnum * core->phentsize)
		return -ENOEXEC;
	return 0;
}

static int read_phdr(const struct elf_core *core, uint32_t i,
		     struct program_header *p)
{
	uint8_t raw[PHDR64];
	int err;

	err = core->read(core->ctx, core->phoff + (uint64_t)i * core->phentsize,
			 raw, core->is_32 ? PHDR32 : PHDR64);
	if (!err)
		parse_phdr(p, raw, core->is_32);
	return err;
}

int elf_core_load(struct elf_core *core, struct segment *segments)
{
	struct program_header p;
	const struct segment *s = &p.where;
	uint32_t i;
	int err;

	core->segments = segments;
	core->count = core->refused = 0;
	core->end = core->phoff + (uint64_t)core->phnum * core->phentsize;
	for (i = 0; i < core->phnum; i++) {
		err = read_phdr(core, i, &p);
		if (err)
			return err;
		if ((p.type != PT_IS_LOAD && p.type != PT_IS_NOTE) || !s->size)
			continue;
		if (s->offset > UINT64_MAX - s->size) {
			core->refused++;
			continue;
		}
		if (s->offset + s->size > core->end)
			core->end = s->offset + s->size;
		if (p.type == PT_IS_LOAD)
			segments[core->count++] = *s;
	}
	return 0;
}

/* Segments may overlap: the kernel's own code has one of its own. */
int elf_core_virtual(const struct elf_core *core, uint64_t vaddr,
		     uint64_t *offset, uint64_t *left)
{
	const struct segment *s;

	for (s = core->segments; s < core->segments + core->count; s++) {
		if (vaddr < s->vaddr || vaddr - s->vaddr >= s->size)
			continue;
		*offset = s->offset + (vaddr - s->vaddr);
		*left = s->size - (vaddr - s->vaddr);
		return 0;
	}
	return -ENXIO;
}

int elf_core_physical(const struct elf_core *core, uint64_t paddr,
		      uint64_t *offset, uint64_t *left)
{
	const struct segment *s;

	for (s = core->segments; s < core->segments + core->count; s++) {
		if (paddr < s->paddr || paddr - s->paddr >= s->size)
			continue;
		*offset = s->offset + (paddr - s->paddr);
		*left = s->size - (paddr - s->paddr);
		return 0;
	}
	return -ENXIO;
}

/* A note's name and its contents are padded to 4 bytes each. */
static uint64_t padded(uint32_t size)
{
	return ((uint64_t)size + 3) & ~(uint64_t)3;
}

/* The notes of one segment. A processor that is not there has notes of zeros. */
static int info_in(const struct elf_core *core, const struct segment *notes,
		   char *text, size_t size)
{
	static const char name[] = "VMCOREINFO";
	enum { HEADER = 12 };
	char raw[HEADER + sizeof(name)];
	uint64_t at = 0, whole;
	uint32_t namesz, descsz;
	int err;

	while (notes->size - at >= sizeof(raw)) {
		err = core->read(core->ctx, notes->offset + at, raw,
				 sizeof(raw));
		if (err)
			return err;
		namesz = get_le32(raw);
		descsz = get_le32(raw + 4);
		if (!namesz && !descsz)
			return -ENOENT;
		whole = HEADER + padded(namesz) + padded(descsz);
		if (whole > notes->size - at)
			return -ENOENT;
		if (namesz != sizeof(name) ||
		    memcmp(raw + HEADER, name, sizeof(name))) {
			at += whole;
			continue;
		}
		if (descsz > size - 1)
			descsz = (uint32_t)size - 1;
		text[descsz] = '\0';
		return core->read(core->ctx,
				  notes->offset + at + HEADER + padded(namesz),
				  text, descsz);
	}
	return -ENOENT;
}

int elf_core_info(const struct elf_core *core, char *text, size_t size)
{
	struct program_header p;
	uint32_t i;
	int err;

	for (i = 0; i < core->phnum; i++) {
		err = read_phdr(core, i, &p);
		if (err)
			return err;
		if (p.type != PT_IS_NOTE || !p.where.size ||
		    p.where.offset > UINT64_MAX - p.where.size)
			continue;
		err = info_in(core, &p.where, text, size);
		if (err != -ENOENT)
			return err;
	}
	return -ENOENT;
}
