/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The headers of EFI programs: PE/COFF, by Microsoft's "PE Format". At 60 of
 * the file is the offset of "PE\0\0"; the COFF header and the optional header
 * follow, and then a line of 40 bytes for each section.
 */
#ifndef KEXEC_PE_H
#define KEXEC_PE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pe {
	uint16_t machine; /* IMAGE_FILE_MACHINE_... */
	uint16_t n_sections;
	uint32_t sections; /* offset of the first one's line */
	uint64_t end; /* of what the file must have: sections, signature */
	bool whole; /* all of the lines were within the bytes given */
};

/* False: these are not the first @len bytes of such a file. */
bool pe_read(struct pe *pe, const uint8_t *head, size_t len);

/* Where in the file is the section called @name? */
bool pe_section(const struct pe *pe, const uint8_t *head, size_t len,
		const char *name, uint64_t *offset, uint64_t *size);

/* As uname(2) has it, or NULL. */
const char *pe_machine(const struct pe *pe);

#endif
