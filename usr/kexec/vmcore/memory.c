// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>

#include "bytes.h"
#include "memory.h"
#include "vmcoreinfo.h"

void memory_init(struct memory *m, const struct elf_core *core,
		 const char *info)
{
	m->core = core;
	m->info = info;
	m->word = core->is_32 || core->machine == CORE_386 ||
				  core->machine == CORE_ARM
			  ? 4
			  : 8;
}

static int physical_word(const struct memory *m, uint64_t paddr,
			 uint64_t *value)
{
	uint64_t offset, left;
	uint8_t raw[8];
	int err;

	err = elf_core_physical(m->core, paddr, &offset, &left);
	if (!err && left < sizeof(raw))
		err = -ENXIO;
	if (!err)
		err = m->core->read(m->core->ctx, offset, raw, sizeof(raw));
	if (!err)
		*value = get_le64(raw);
	return err;
}

/*
 * Through the kernel's tables of pages, as the processor goes. Source of the
 * format: Intel's manual, volume 3, chapter 4.5: four or five levels of 512
 * entries; an entry of a higher level can be a large page itself.
 */
static int walk_x86(const struct memory *m, uint64_t base, uint64_t phys_base,
		    uint64_t vaddr, uint64_t *paddr)
{
	const uint64_t address = 0x000ffffffffff000, present = 1,
		       large = 1 << 7;
	uint64_t five = 0, sme = 0, table, entry, mask;
	int level, err;

	err = vmcoreinfo_address(m->info, "SYMBOL(swapper_pg_dir)", &table);
	if (err)
		err = vmcoreinfo_address(m->info, "SYMBOL(init_top_pgt)",
					 &table);
	if (err)
		return -ENXIO;
	table = table - base + phys_base;
	vmcoreinfo_number(m->info, "NUMBER(pgtable_l5_enabled)", &five);
	vmcoreinfo_number(m->info, "NUMBER(sme_mask)", &sme);

	for (level = five ? 4 : 3; level >= 0; level--) {
		mask = ((uint64_t)1 << (12 + 9 * level)) - 1;
		entry = (vaddr >> (12 + 9 * level)) & 511;
		err = physical_word(m, table + entry * 8, &entry);
		if (err)
			return err;
		if (!(entry & present))
			return -ENXIO;
		table = entry & address & ~sme;
		if (!level || (level <= 2 && (entry & large))) {
			*paddr = (table & ~mask) | (vaddr & mask);
			return 0;
		}
	}
	return -ENXIO;
}

/*
 * The kernel itself is in the last two GiB of addresses, and phys_base is where
 * the first of them is in memory. Source: the kernel's
 * Documentation/arch/x86/x86_64/mm.rst.
 */
static int translate_x86(const struct memory *m, uint64_t vaddr,
			 uint64_t *paddr)
{
	const uint64_t base = 0xffffffff80000000;
	uint64_t phys_base, size = 1 << 30;

	if (vmcoreinfo_number(m->info, "NUMBER(phys_base)", &phys_base))
		return -ENXIO;
	vmcoreinfo_number(m->info, "NUMBER(KERNEL_IMAGE_SIZE)", &size);
	if (vaddr >= base && vaddr - base < size) {
		*paddr = vaddr - base + phys_base;
		return 0;
	}
	return walk_x86(m, base, phys_base, vaddr, paddr);
}

/*
 * All memory is mapped in the lower half of the kernel's addresses, the kernel
 * itself in the upper one. Source: Documentation/arch/arm64/memory.rst.
 */
static int translate_arm64(const struct memory *m, uint64_t vaddr,
			   uint64_t *paddr)
{
	uint64_t bits, half, start;

	if (vmcoreinfo_number(m->info, "NUMBER(VA_BITS)", &bits) || bits < 36 ||
	    bits > 52)
		return -ENXIO;
	half = -((uint64_t)1 << ((bits > 48 ? 48 : bits) - 1));
	if (vaddr >= half) {
		if (vmcoreinfo_number(m->info, "NUMBER(kimage_voffset)",
				      &start))
			return -ENXIO;
		*paddr = vaddr - start;
		return 0;
	}
	if (vaddr < -((uint64_t)1 << bits) ||
	    vmcoreinfo_number(m->info, "NUMBER(PHYS_OFFSET)", &start))
		return -ENXIO;
	*paddr = vaddr + ((uint64_t)1 << bits) + start;
	return 0;
}

static int translate(const struct memory *m, uint64_t vaddr, uint64_t *paddr)
{
	switch (m->core->machine) {
	case CORE_X86_64:
		return translate_x86(m, vaddr, paddr);
	case CORE_ARM64:
		return translate_arm64(m, vaddr, paddr);
	default:
		return -ENXIO;
	}
}

int memory_read(const struct memory *m, uint64_t vaddr, void *buf, size_t size)
{
	const uint64_t page = 4096;
	uint64_t offset, left, paddr;
	uint8_t *to = buf;
	int err;

	while (size) {
		err = elf_core_virtual(m->core, vaddr, &offset, &left);
		if (err) {
			err = translate(m, vaddr, &paddr);
			if (!err)
				err = elf_core_physical(m->core, paddr, &offset,
							&left);
			if (err)
				return err;
			/* The next page may be anywhere. */
			if (left > page - (vaddr & (page - 1)))
				left = page - (vaddr & (page - 1));
		}
		if (left > size)
			left = size;
		err = m->core->read(m->core->ctx, offset, to, (size_t)left);
		if (err)
			return err;
		to += left;
		vaddr += left;
		size -= (size_t)left;
	}
	return 0;
}

int memory_word(const struct memory *m, uint64_t vaddr, uint64_t *value)
{
	uint8_t raw[8];
	int err;

	err = memory_read(m, vaddr, raw, m->word);
	if (!err)
		*value = m->word == 4 ? get_le32(raw) : get_le64(raw);
	return err;
}

int memory_int(const struct memory *m, uint64_t vaddr, uint32_t *value)
{
	uint8_t raw[4];
	int err;

	err = memory_read(m, vaddr, raw, sizeof(raw));
	if (!err)
		*value = get_le32(raw);
	return err;
}
