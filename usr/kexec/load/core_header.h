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

#define CORE_NOTES	1024 /* processors, and one more */
#define CORE_HEADER_MAX (64 + 56 * (CORE_NOTES + MEMORY_RANGES))

/* A note that the kernel writes when it panics, or has written. */
struct core_note {
	uint64_t at, size;
};

/*
 * Writes the header for the RAM of @m to @out, of CORE_HEADER_MAX bytes.
 * @machine is ELF's number of it. Returns its size.
 */
size_t core_header(uint8_t *out, uint16_t machine,
		   const struct core_note *notes, unsigned int n_notes,
		   const struct memory_map *m);

#endif
