/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The memory of a PC, as its firmware has described it: ranges of physical
 * addresses and what they are, by the types of BIOS call e820 (ACPI
 * specification, "System Address Map Interfaces").
 */
#ifndef KEXEC_MEMORY_MAP_H
#define KEXEC_MEMORY_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MEMORY_RANGES 256
#define MEMORY_PAGE   4096UL
/* No processor has addresses of more than 52 bits. */
#define MEMORY_END (1ULL << 52)

enum memory_type {
	MEMORY_RAM = 1,
	MEMORY_RESERVED = 2,
	MEMORY_ACPI = 3,
	MEMORY_NVS = 4,
	MEMORY_UNUSABLE = 5,
	MEMORY_PERSISTENT = 7,
	MEMORY_OLD_PERSISTENT = 12,
	MEMORY_SOFT_RESERVED = 0xefffffff,
};

struct memory_range {
	uint64_t start, end; /* behind the last byte */
	uint32_t type;
};

struct memory_map {
	unsigned int n;
	struct memory_range ranges[MEMORY_RANGES];
};

/* What the kernel calls a range in /sys/firmware/memmap/N/type and /proc/iomem.
 */
uint32_t memory_type(const char *name);

/*
 * Adds the bytes from @first to @last. Those behind the last address that there
 * can be are left out. -E2BIG: there is no room for more ranges; -EINVAL: the
 * last byte is before the first one.
 */
int memory_add(struct memory_map *m, uint64_t first, uint64_t last,
	       uint32_t type);

/*
 * Sorts the ranges, and joins those of one type. Where several overlap, it is
 * the one of the largest type: what one of them says is no RAM is none. -E2BIG:
 * then there are too many.
 */
int memory_settle(struct memory_map *m);

/*
 * Adds what a line of /proc/iomem says, unless it is about a device. Of the
 * parts of a range, which are indented, only those count that must be left
 * alone. -E2BIG as above.
 */
int memory_add_line(struct memory_map *m, const char *line);

/*
 * The same, of lines about RAM; what is reserved for a crash kernel is none.
 * That is what is in a dump.
 */
int memory_add_dumped(struct memory_map *m, const char *line);

/*
 * What a crash kernel on a PC is told of its memory: what is reserved for it in
 * @dumped, of @all what is no RAM, and the first 640 KiB of it, where
 * processors begin. -E2BIG as above.
 */
int memory_for_crash(struct memory_map *m, const struct memory_map *all,
		     const struct memory_map *dumped);

uint64_t memory_ram(const struct memory_map *m); /* bytes */

#endif
