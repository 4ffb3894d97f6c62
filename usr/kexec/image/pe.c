// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "bytes.h"
#include "image/pe.h"

#define COFF_SIZE    24 /* with the four bytes of "PE\0\0" */
#define SECTION_SIZE 40

/* The line of a section, NULL behind the last one that is there. */
static const uint8_t *section(const struct pe *pe, const uint8_t *head,
			      size_t len, unsigned int n)
{
	uint64_t at = pe->sections + (uint64_t)n * SECTION_SIZE;

	if (n >= pe->n_sections || at + SECTION_SIZE > len)
		return NULL;
	return head + at;
}

/*
 * The signature lies behind the sections. Its place is the fifth of the pairs
 * that end the optional header, and the only one that is an offset in the file.
 */
static uint64_t signature_end(const uint8_t *optional, size_t len)
{
	size_t pairs;

	if (len < 2)
		return 0;
	pairs = get_le16(optional) == 0x20b ? 112 : 96;
	if (len < pairs + 5 * 8 || get_le32(optional + pairs - 4) < 5)
		return 0;
	optional += pairs + 4 * 8;
	if (!get_le32(optional))
		return 0;
	return (uint64_t)get_le32(optional) + get_le32(optional + 4);
}

bool pe_read(struct pe *pe, const uint8_t *head, size_t len)
{
	uint32_t at;
	uint16_t optional;

	memset(pe, 0, sizeof(*pe));
	if (len < 64 || memcmp(head, "MZ", 2))
		return false;
	at = get_le32(head + 60);
	if (at > len || len - at < COFF_SIZE || memcmp(head + at, "PE\0", 4))
		return false;
	pe->machine = get_le16(head + at + 4);
	pe->n_sections = get_le16(head + at + 6);
	optional = get_le16(head + at + 20);
	at += COFF_SIZE;
	if (optional > len - at)
		return true;
	pe->end = signature_end(head + at, optional);
	pe->sections = at + optional;
	for (unsigned int i = 0; i < pe->n_sections; i++) {
		const uint8_t *line = section(pe, head, len, i);
		uint64_t end;

		if (!line)
			return true;
		end = (uint64_t)get_le32(line + 20) + get_le32(line + 16);
		/* Without bytes of its own, .bss has any offset. */
		if (get_le32(line + 16) && end > pe->end)
			pe->end = end;
	}
	pe->whole = true;
	return true;
}

bool pe_section(const struct pe *pe, const uint8_t *head, size_t len,
		const char *name, uint64_t *offset, uint64_t *size)
{
	const uint8_t *line;

	for (unsigned int i = 0; (line = section(pe, head, len, i)); i++) {
		uint32_t memory = get_le32(line + 8);

		if (strlen(name) > 8 || strncmp((const char *)line, name, 8))
			continue;
		*offset = get_le32(line + 20);
		*size = get_le32(line + 16);
		/* In the file it is filled up to a multiple of something. */
		if (memory && memory < *size)
			*size = memory;
		return true;
	}
	return false;
}

const char *pe_machine(const struct pe *pe)
{
	static const struct {
		uint16_t number;
		const char *name;
	} machines[] = {
		{ 0x014c, "i686" },	   { 0x8664, "x86_64" },
		{ 0x01c0, "armv7l" },	   { 0x01c2, "armv7l" },
		{ 0xaa64, "aarch64" },	   { 0x5032, "riscv32" },
		{ 0x5064, "riscv64" },	   { 0x0200, "ia64" },
		{ 0x6232, "loongarch32" }, { 0x6264, "loongarch64" },
	};

	for (size_t i = 0; i < sizeof(machines) / sizeof(*machines); i++) {
		if (machines[i].number == pe->machine)
			return machines[i].name;
	}
	return NULL;
}
