/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The memory of the kernel that a dump is of, by its virtual addresses. The
 * dump's program headers tell where these are. Those of a hypervisor do not,
 * since it knows physical addresses alone; then VMCOREINFO and the tables of
 * pages have to tell.
 */
#ifndef VMCORE_MEMORY_H
#define VMCORE_MEMORY_H

#include "elf_core.h"

struct memory {
	const struct elf_core *core;
	const char *info; /* VMCOREINFO */
	size_t word; /* the size of a long: 4 or 8 */
};

void memory_init(struct memory *m, const struct elf_core *core,
		 const char *info);

/*
 * All of @size bytes at @vaddr. -ENXIO if the dump does not have them, and the
 * errors of reading it.
 */
int memory_read(const struct memory *m, uint64_t vaddr, void *buf, size_t size);

/* A long of the kernel's. */
int memory_word(const struct memory *m, uint64_t vaddr, uint64_t *value);
/* An int. */
int memory_int(const struct memory *m, uint64_t vaddr, uint32_t *value);

#endif
