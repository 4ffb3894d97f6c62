// SPDX-License-Identifier: GPL-2.0-only
#include <gelf.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/module_file.h"

/* .modinfo: "KEY=VALUE", each ended by a NUL. */
static void take_modinfo(const Elf_Data *info, struct strings *firmware)
{
	static const char key[] = "firmware=";
	const char *p = info->d_buf, *end = p ? p + info->d_size : p;

	while (p < end) {
		size_t len = strnlen(p, (size_t)(end - p));
		char *entry = mem_strndup(p, len);

		if (!strncmp(entry, key, strlen(key)) &&
		    !strings_has(firmware, entry + strlen(key)))
			strings_add(firmware, entry + strlen(key));
		free(entry);
		p += len + 1;
	}
}

bool module_file_firmware(char *data, size_t len, struct strings *firmware)
{
	Elf_Scn *section = NULL;
	size_t names;
	Elf *elf;

	elf_version(EV_CURRENT);
	elf = elf_memory(data, len);
	if (!elf || elf_kind(elf) != ELF_K_ELF ||
	    elf_getshdrstrndx(elf, &names)) {
		elf_end(elf);
		return false;
	}
	while ((section = elf_nextscn(elf, section))) {
		const char *name = NULL;
		Elf_Data *info;
		GElf_Shdr header;

		if (gelf_getshdr(section, &header))
			name = elf_strptr(elf, names, header.sh_name);
		if (!name || strcmp(name, ".modinfo"))
			continue;
		info = elf_rawdata(section, NULL);
		if (info)
			take_modinfo(info, firmware);
	}
	elf_end(elf);
	return true;
}
