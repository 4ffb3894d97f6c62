/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The page that tells a kernel of a PC what its boot loader knows:
 * Documentation/arch/x86/zero-page.rst, and the setup header that begins at
 * 0x1f1 by Documentation/arch/x86/boot.rst.
 */
#ifndef KEXEC_BOOT_PARAMS_H
#define KEXEC_BOOT_PARAMS_H

#include "image/kernel_image.h"
#include "load/memory_map.h"

#define BOOT_PARAMS_SIZE 4096
#define BOOT_PARAMS_MAP	 128 /* ranges of memory that there is room for */

/* What is to be told. */
struct boot_facts {
	/* The setup header, with what is before it: the start of the image. */
	const uint8_t *image;
	size_t image_len;
	/* That page of the running kernel, or NULL. */
	const uint8_t *running;
	const struct memory_map *memory;
	uint64_t command_line; /* its address */
	uint64_t initrd, initrd_size; /* 0: none */
	uint64_t rsdp; /* where ACPI's tables begin; 0: the BIOS has it */
};

/* -E2BIG: there are more ranges of memory than there is room for. */
int boot_params_fill(uint8_t params[BOOT_PARAMS_SIZE],
		     const struct boot_facts *f, const struct bzimage *x);

/* The address that such a page has for ACPI's tables; 0: none. */
uint64_t boot_params_rsdp(const uint8_t params[BOOT_PARAMS_SIZE]);

#endif
