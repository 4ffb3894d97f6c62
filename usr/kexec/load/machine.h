/* SPDX-License-Identifier: GPL-2.0-only */
/* What this machine says of itself, for a kernel that cannot ask its firmware. */
#ifndef KEXEC_MACHINE_H
#define KEXEC_MACHINE_H

#include <sys/types.h>

#include "load/boot_params.h"
#include "load/core_header.h"
#include "system/crash_memory.h"

/*
 * The memory, settled: as the firmware had it (/sys/firmware/memmap), or as the
 * running kernel sees it (/proc/iomem). -ENOENT: neither of them says anything.
 */
int machine_memory(struct memory_map *m);

/* The running kernel's page; false: it does not show it. */
bool machine_boot_params(uint8_t params[BOOT_PARAMS_SIZE]);

/* Where ACPI's tables begin, if EFI has said so; else 0. */
uint64_t machine_rsdp(void);

/* The device tree that the running kernel was given. */
#define MACHINE_FDT "/sys/firmware/fdt"

/* Reads a device tree. Returns its length, or -errno. */
ssize_t machine_fdt(const char *path, uint8_t *tree, size_t size);

/*
 * What a crash kernel has to know: the memory that is reserved for it, the
 * highest region, as @reserved; and what it is to dump. What is reserved is
 * MEMORY_RESERVED there. -ENOENT: nothing is; @why has the words.
 */
int machine_crash(struct crash_memory *reserved, struct core_facts *dumped,
		  struct text *why);

/* Fills @buf with random bytes; false: there are none. */
bool machine_random(uint8_t *buf, size_t size);

#endif
