/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The ELF header that a crash kernel finds the memory of the kernel before it
 * by, and shows as /proc/vmcore: a file of the type ET_CORE of which only the
 * headers exist, with physical addresses in place of offsets
 * (Documentation/admin-guide/kdump/).
 */
#ifndef KEXEC_CORE_HEADER_H
#define KEXEC_CORE_HEADER_H

#include "load/memory_map.h"

#define CORE_NOTES 1024 /* processors, and one more */
/* Its own, and of each note, range of memory and the code one of a segment. */
#define CORE_HEADER_MAX (64 + 56 * (CORE_NOTES + MEMORY_RANGES + 1))

/* A note that the kernel writes when it panics, or has written. */
struct core_note {
	uint64_t at, size;
};

/* What a dump is to have, and where the kernel that is dumped sees it. */
struct core_facts {
	struct core_note notes[CORE_NOTES];
	unsigned int n_notes;
	struct memory_map memory; /* its RAM, settled */
	/* The virtual address of physical address 0; 0: not known. */
	uint64_t direct;
	/* The kernel's own code and data, if that is mapped once more. */
	uint64_t text, text_at, text_size;
};

/*
 * Finds the virtual addresses in the beginning of /proc/kcore, which has the
 * running kernel's memory in the same format.
 */
void core_addresses(struct core_facts *f, const uint8_t *kcore, size_t len);

/*
 * Writes the header to @out, of CORE_HEADER_MAX bytes. @machine is ELF's number
 * of it. Returns its size.
 */
size_t core_header(uint8_t *out, uint16_t machine, const struct core_facts *f);

#endif
