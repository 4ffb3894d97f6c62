/* SPDX-License-Identifier: GPL-2.0-only */
/* The programs and libraries that were read, each of them once. */
#ifndef KINITRAMFS_OBJECTS_H
#define KINITRAMFS_OBJECTS_H

#include "elf/elfinfo.h"
#include "sysroot/sysroot.h"

struct object {
	struct sysroot *root;
	struct place place;
	/* 0, or what elf_read() or reading the file returned. */
	int err;
	const char *problem;
	struct elf_info elf;
	char *script; /* what follows its "#!" in the first line; or NULL */
};

struct objects {
	struct object **items;
	size_t count;
};

/* What the file at @place is. */
const struct object *objects_get(struct objects *objects, struct sysroot *root,
				 const struct place *place);

void objects_free(struct objects *objects);

#endif
