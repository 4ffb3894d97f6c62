/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Puts programs into the tree with all that they need to run: interpreter and
 * libraries, found in the sysroot as the dynamic linker of the image will find
 * them. Nothing is run.
 */
#ifndef KINITRAMFS_CLOSURE_H
#define KINITRAMFS_CLOSURE_H

#include "base/message.h"
#include "elf/program.h"

struct closure {
	struct program_places with;
	struct strings done; /* "OWNER PATH" */
};

void closure_init(struct closure *c, struct sysroot *root, struct tree *tree);
void closure_free(struct closure *c);

/*
 * Adds a program, library or script of the sysroot: by its own name, with the
 * links that lead there, or, if @dest is not NULL, by that. Returns 0; -ENOENT:
 * there is nothing at @path, and nothing was said; or another -errno after a
 * message.
 */
int closure_program(struct closure *c, const char *path, const char *dest,
		    const char *owner, const struct where *where);

/*
 * Adds what the file @place of any @root needs to run, not the file. @name is
 * what it is called in the image. Nothing happens if it is neither an ELF file
 * nor a script. Returns 0, or -errno after a message.
 */
int closure_needs(struct closure *c, struct sysroot *root,
		  const struct place *place, const char *name,
		  const char *owner, const struct where *where);

#endif
