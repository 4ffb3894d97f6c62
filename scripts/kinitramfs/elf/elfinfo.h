/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the dynamic linker would want to know of a program or library. Pure,
 * except that it allocates memory. The bytes that it reads are untrusted.
 */
#ifndef KINITRAMFS_ELFINFO_H
#define KINITRAMFS_ELFINFO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strlist.h"

/* What a library that is loaded must equal in. */
struct elf_target {
	unsigned int machine; /* EM_* */
	unsigned int class; /* ELFCLASS* */
	unsigned int data; /* ELFDATA* */
};

struct elf_info {
	struct elf_target target;
	char *interpreter; /* or NULL, as all below */
	char *soname;
	char *rpath, *runpath; /* lists split by ":" */
	struct strings needed;
	/*
	 * Libraries whose symbols stand in for its own. glibc loads them before
	 * those that it needs.
	 */
	struct strings filtees; /* DT_FILTER: it cannot do without */
	struct strings auxiliary; /* DT_AUXILIARY: it can */
	bool no_default_folders; /* DF_1_NODEFLIB */
	bool has_dynamic;

	/* Of the dynamic symbols: */
	bool wants_unwinder; /* libc loads libgcc_s for one of them */
	bool wants_names; /* libc loads libnss_* for one of them */
	bool defines_threads; /* it is a libc of glibc 2.34 or later */
};

/*
 * Reads the @size bytes of @image. Returns 0; -ENOEXEC: it is no ELF file;
 * -EINVAL: it is damaged, and *@problem says how.
 */
int elf_read(struct elf_info *info, char *image, size_t size,
	     const char **problem);

void elf_free(struct elf_info *info);

bool elf_same_target(const struct elf_target *a, const struct elf_target *b);

#endif
