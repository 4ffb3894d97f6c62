/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Flattened device trees, by the Devicetree Specification 0.4, chapter 5: a
 * header of 40 bytes, reserved memory, a block of structure (tokens of 4 bytes:
 * 1 begins a node and its name follows, 2 ends one, 3 is a property: its
 * length, the offset of its name, its value; 4 is nothing, 9 the end) and a
 * block of names. Integers are big-endian.
 *
 * A boot loader has to say in /chosen what the kernel is to know: this copies a
 * tree and puts other properties into that node.
 */
#ifndef KEXEC_FDT_H
#define KEXEC_FDT_H

#include <stddef.h>
#include <stdint.h>

/* No kernel takes more. */
#define FDT_MAX (2UL << 20)

/* Random bytes: for the kernel's own place in memory, and for its generator. */
#define FDT_SEED (8 + 32)

struct fdt_chosen {
	const char *command_line;
	uint64_t initrd, initrd_size; /* its address; 0: there is none */
	const uint8_t *seed; /* FDT_SEED random bytes, or NULL */
	/* Of a crash kernel: what it may use, and where its ELF header is. */
	uint64_t usable, usable_size; /* 0: all */
	uint64_t core, core_size;
};

/*
 * Copies the tree @in to @out, of @size bytes, with what @c says in /chosen in
 * place of what was said there. *@made gets the size. -EBADMSG: that is no
 * tree; -EFBIG: there is not enough room. -EOPNOTSUPP: a crash kernel is told
 * of its memory, and the root does not have two cells for an address and two
 * for a size.
 */
int fdt_choose(const uint8_t *in, size_t len, const struct fdt_chosen *c,
	       uint8_t *out, size_t size, size_t *made);

#endif
