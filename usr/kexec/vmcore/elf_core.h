/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The ELF headers of a memory dump: /proc/vmcore, or a copy of it. Source of
 * the format: the System V ABI, chapter 5, and the kernel's uapi/linux/elf.h.
 * Every field is untrusted: a segment that cannot be is left out, and counted.
 */
#ifndef VMCORE_ELF_CORE_H
#define VMCORE_ELF_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CORE_386 = 3, CORE_ARM = 40, CORE_X86_64 = 62, CORE_ARM64 = 183 };

/* All of @size bytes at @offset of the dump, or a negative errno. */
typedef int core_read(void *ctx, uint64_t offset, void *buf, size_t size);

/* Memory that the dump has: of @size bytes, which begin at @offset. */
struct segment {
	uint64_t vaddr, paddr, offset, size;
};

struct elf_core {
	core_read *read;
	void *ctx;
	bool is_32;
	uint16_t machine;
	uint64_t phoff;
	uint32_t phnum, phentsize;

	struct segment *segments;
	uint32_t count; /* of segments */
	uint32_t refused; /* segments that would end beyond 2^64 */
	uint64_t end; /* of what the headers say is in the dump */
};

/*
 * What elf_core_info() can need: the kernel has a page for it, of 64 KiB at
 * most.
 */
#define CORE_INFO_MAX 65537

/*
 * Reads the header. Then core->phnum is known, and the caller has room made for
 * as many segments. -ENOEXEC: no ELF core of little-endian numbers; -E2BIG: it
 * has more than 65534 program headers.
 */
int elf_core_open(struct elf_core *core, core_read *read, void *ctx);

/* Reads the program headers into @segments, which has room for core->phnum. */
int elf_core_load(struct elf_core *core, struct segment *segments);

/*
 * Where in the dump this address is, and how many bytes follow it there in
 * *left, which is at least 1. -ENXIO if no segment has it.
 */
int elf_core_virtual(const struct elf_core *core, uint64_t vaddr,
		     uint64_t *offset, uint64_t *left);
int elf_core_physical(const struct elf_core *core, uint64_t paddr,
		      uint64_t *offset, uint64_t *left);

/*
 * The text of the note VMCOREINFO, terminated, into @text of @size bytes. What
 * is longer is cut. -ENOENT if there is none.
 */
int elf_core_info(const struct elf_core *core, char *text, size_t size);

#endif
